package org.doubleloop.signal.note;

import org.jspecify.annotations.Nullable;

/// Something that will not count as it was probably meant.
///
/// @param pointer a JSON pointer into what was sent, or to what is missing there
/// @param nearest the known name that is most like it; null where none is
public record Note(NoteCode code, String pointer, String message, @Nullable String nearest) {

  /// The same of what lies within something larger.
  ///
  /// @param outer a JSON pointer
  public Note within(String outer) {
    return new Note(code, outer + pointer, message, nearest);
  }
}
