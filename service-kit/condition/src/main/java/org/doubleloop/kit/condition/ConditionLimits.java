package org.doubleloop.kit.condition;

/// How much there may be of conditions. They are measured in what does not depend on the machine:
/// terms, which take memory, and steps, which take time.
///
/// A term is a name, a value, a list or an operator; an instruction that a pattern unfolds to is
/// one too, and a Unicode class in a pattern is as many as it takes the room of.
public final class ConditionLimits {
  /// The most characters of an attribute's text.
  public static final int LONGEST_TEXT = 1_024;

  /// The most terms of conditions that are evaluated together.
  public static final int MOST_TERMS = 5_000;

  /// The most steps of conditions that are evaluated together.
  public static final int MOST_STEPS = 2_000_000;

  /// The most steps of one condition.
  public static final int MOST_STEPS_OF_ONE = 500_000;

  private ConditionLimits() {}
}
