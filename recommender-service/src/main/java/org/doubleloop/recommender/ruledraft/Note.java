package org.doubleloop.recommender.ruledraft;

import org.jspecify.annotations.Nullable;

/// Something to know of a rule before it is proposed.
///
/// @param attribute of the context, where it is about one
/// @param rule of the version, where it is about one
record Note(Code code, String message, @Nullable String attribute, @Nullable String rule) {

  /// The kinds of notes, in the words of the contract.
  enum Code {
    UNDECLARED,
    NUMBER,
    FREE_TEXT,
    OTHER_VALUE,
    NOT_USED,
    OTHER_VERSION,
    NOT_YET_IN_FORCE,
    CONTEXT_OF_SUGGESTION,
    EVERYWHERE,
    LEAVES_OUT,
    FIRST_ALREADY,
    BEHIND,
    CHOSEN_BY_COUNTS,
    NOT_COUNTED,
    NOT_KNOWN_YET,
    THIN,
    AGAINST,
    PATTERN
  }

  static Note of(Code code, String message) {
    return new Note(code, message, null, null);
  }

  static Note ofAttribute(Code code, String attribute, String message) {
    return new Note(code, "`" + attribute + "` " + message, attribute, null);
  }

  static Note ofRule(Code code, String rule, String message) {
    return new Note(code, message, null, rule);
  }
}
