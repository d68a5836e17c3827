package org.doubleloop.policy;

/// What constructors of values insist on.
public final class Preconditions {
  private Preconditions() {}

  public static void notEmpty(String text, String what) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The " + what + " is empty");
    }
  }

  public static void share(double share, String what) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("The " + what + " is not between 0 and 1");
    }
  }
}
