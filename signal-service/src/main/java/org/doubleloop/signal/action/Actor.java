package org.doubleloop.signal.action;

/// Who did something.
public record Actor(Kind kind, String id) {

  /// What sort of actor it is.
  public enum Kind {
    PERSON,
    AGENT,
    TOOL
  }
}
