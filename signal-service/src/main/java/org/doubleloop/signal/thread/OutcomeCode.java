package org.doubleloop.signal.thread;

/// Whether an outcome counts for the metric of its action, and why not.
enum OutcomeCode {
  SUCCESS,
  FAILURE,
  /// Its value is added to what the action is worth.
  ADDED,
  /// It says that nothing more will be added.
  ENDED,
  /// It counts for what is counted beside the metric.
  BESIDE,
  /// It says that nothing has happened yet, and that something still may.
  UNDECIDED,
  /// Another one has decided already.
  DECIDED_ALREADY,
  AFTER_WINDOW,
  OTHER_TYPE,
  WEAK,
  CORRECTED,
  RETRACTED,
  /// It only takes another one back.
  RETRACTION,
  /// No statement of what the action has led to has taken it in yet.
  NOT_CONNECTED,
  ACTION_NOT_COUNTED;

  boolean counts() {
    return switch (this) {
      case SUCCESS, FAILURE, ADDED, ENDED -> true;
      case BESIDE,
          UNDECIDED,
          DECIDED_ALREADY,
          AFTER_WINDOW,
          OTHER_TYPE,
          WEAK,
          CORRECTED,
          RETRACTED,
          RETRACTION,
          NOT_CONNECTED,
          ACTION_NOT_COUNTED ->
          false;
    };
  }
}
