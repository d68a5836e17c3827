package org.doubleloop.kit.unit;

/// What counts as one when something is tried.
public enum UnitKind {
  SUBJECT,
  /// What subjects belong to.
  ACCOUNT
}
