package org.doubleloop.signal.join;

/// Why an outcome belongs where it does.
public enum JoinRule {
  /// It says so itself.
  NAMED,
  /// That is the latest action to its subject within the window of its policy.
  LATEST_TO_SUBJECT,
  /// Its subject has none, and that is the latest to its account.
  LATEST_TO_ACCOUNT,
  /// The outcome which it corrects belongs there.
  AS_CORRECTED,
  /// A person said so, whom no rule overrules.
  STATED,
  /// Several actions are the latest, at the same moment: it belongs to none until a person says.
  AMBIGUOUS,
  /// The action that it would belong to takes no more.
  FULL,
  /// There is no action that it could belong to.
  NONE
}
