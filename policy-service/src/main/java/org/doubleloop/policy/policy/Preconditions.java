package org.doubleloop.policy.policy;

/// What constructors of values insist on.
final class Preconditions {
  private Preconditions() {}

  static void notEmpty(String text, String what) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The " + what + " is empty");
    }
  }

  static void share(double share, String what) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("The " + what + " is not between 0 and 1");
    }
  }
}
