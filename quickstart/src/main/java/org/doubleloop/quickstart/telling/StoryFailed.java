package org.doubleloop.quickstart.telling;

/// An expectation of the story that did not come true.
public final class StoryFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoryFailed(String expectation, Object found) {
    super("expected " + expectation + ", found: " + found);
  }

  public static void expect(boolean holds, String expectation, Object found) {
    if (!holds) {
      throw new StoryFailed(expectation, found);
    }
  }
}
