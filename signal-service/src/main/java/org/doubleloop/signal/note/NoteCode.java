package org.doubleloop.signal.note;

/// What is noted of something that was sent.
public enum NoteCode {
  UNKNOWN_POLICY,
  /// It counts as ever, but nothing is suggested by its policy any more.
  ARCHIVED_POLICY,
  UNKNOWN_VERSION,
  UNKNOWN_OPTION,
  NO_POLICY,
  NO_OPTION,
  /// An attribute is not of the type that the version declares.
  WRONG_TYPE,
  /// An attribute has a value that is not among those declared.
  UNKNOWN_VALUE,
  /// No version declares it, and it looks as if another were meant, which is not there.
  UNKNOWN_ATTRIBUTE,
  /// No policy counts outcomes of this type.
  UNKNOWN_OUTCOME,
  /// No policy that counts this type counts outcomes that are not certain.
  WEAK,
  /// Its action has no room for more that say the same; it is counted with those, and by itself
  /// nowhere.
  FOLDED,
  /// It counts as ever, but for no draft.
  UNKNOWN_DRAFT
}
