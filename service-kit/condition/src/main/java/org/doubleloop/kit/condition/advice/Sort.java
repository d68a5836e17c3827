package org.doubleloop.kit.condition.advice;

/// What a value is.
enum Sort {
  TEXT("a text"),
  NUMBER("a number"),
  FLAG("true or false"),
  LIST("a list"),
  /// Something is wrong with it, which was said.
  ANY("a value");

  final String words;

  Sort(String words) {
    this.words = words;
  }
}
