package org.doubleloop.signal.policy;

/// Why an action counts nowhere: what its [Claim] lacks, or names and is not known.
public enum Gap {
  NO_POLICY,
  UNKNOWN_POLICY,
  UNKNOWN_VERSION,
  NO_OPTION,
  UNKNOWN_OPTION
}
