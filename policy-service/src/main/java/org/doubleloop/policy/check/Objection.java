package org.doubleloop.policy.check;

/// Something that speaks against accepting a proposal.
public record Objection(Kind kind, String sentence) {
  /// What it is.
  public enum Kind {
    /// In some declared context no option would be left.
    NO_OPTION,
    /// Some who asked last week would be refused.
    REFUSED_CALLERS
  }
}
