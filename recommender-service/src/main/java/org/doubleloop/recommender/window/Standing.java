package org.doubleloop.recommender.window;

/// What an action has come to.
///
/// @param kind whether that is known, and what it is
/// @param part in which part of its window that came to be; 0 while it is pending
public record Standing(Kind kind, int part) {
  /// Nothing yet.
  public static final Standing PENDING = new Standing(Kind.PENDING, 0);

  /// What is known of an action.
  public enum Kind {
    /// Nothing; a failure once the window has closed.
    PENDING,
    /// It was said that nothing more will come, and nothing came.
    FAILURE,
    SUCCESS
  }

  public Standing {
    if (part < 0 || part >= Window.PARTS || (kind == Kind.PENDING && part > 0)) {
      throw new IllegalArgumentException("No such part: " + kind + ", " + part);
    }
  }
}
