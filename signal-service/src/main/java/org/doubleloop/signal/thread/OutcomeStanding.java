package org.doubleloop.signal.thread;

/// Whether an outcome counts, and why not in plain words.
record OutcomeStanding(String outcome, OutcomeCode code, String reason) {}
