package org.doubleloop.recommender.asking;

/// Why there is no answer.
public enum Reason {
  /// None is configured.
  NO_MODEL,
  /// The deadline came first.
  TIMED_OUT,
  /// The endpoint answered 4xx, 429 included.
  REFUSED,
  /// The endpoint answered 5xx, something that is none of its protocol's answers, or not at all.
  FAILED,
  /// It failed so often that it is left alone for a while.
  CIRCUIT_OPEN,
  /// As many are being written as may be at once.
  BUSY,
  /// The organization has spent what it may on this day.
  BUDGET_SPENT,
  /// What was written did not pass the checks, and neither did another try.
  NOT_USABLE,
  /// A personal value that cannot be masked stands in what would have been sent.
  NOT_MASKED
}
