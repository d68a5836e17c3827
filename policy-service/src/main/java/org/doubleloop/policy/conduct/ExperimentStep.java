package org.doubleloop.policy.conduct;

/// What can be done with an experiment.
enum ExperimentStep {
  START,
  PAUSE,
  RESUME,
  STOP,
  CONCLUDE
}
