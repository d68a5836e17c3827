package org.doubleloop.recommender.quality;

/// Why something counts nowhere.
enum Reason {
  NO_POLICY,
  UNKNOWN_POLICY,
  UNKNOWN_VERSION,
  NO_OPTION,
  UNKNOWN_OPTION,
  OTHER_TYPE,
  WEAK,
  AFTER_WINDOW
}
