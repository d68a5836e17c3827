package org.doubleloop.kit.condition.advice;

/// `has(x)`, whether an attribute is there, as a name that has the value: it is asked of the name,
/// while everything else is asked of the value, and there is none.
public final class Presence {
  private static final String BEGINNING = "has(";

  private Presence() {}

  /// The name that says whether an attribute is there.
  public static String of(String attribute) {
    return BEGINNING + attribute + ")";
  }

  public static boolean isOne(String name) {
    return name.startsWith(BEGINNING);
  }

  /// The attribute that a name reads, itself or whether it is there.
  public static String attribute(String name) {
    return isOne(name) ? name.substring(BEGINNING.length(), name.length() - 1) : name;
  }
}
