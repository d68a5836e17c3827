package org.doubleloop.policy.file;

import org.yaml.snakeyaml.error.Mark;

/// A place in a text, for people: both numbers from 1.
///
/// @param column in characters
record Place(int line, int column) {
  static Place of(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /// Where the character at an index stands.
  static Place of(CharSequence text, int index) {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < index; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        begin = i + 1;
      }
    }
    return new Place(line, Character.codePointCount(text, begin, index) + 1);
  }

  /// Where a text ends.
  static Place endOf(CharSequence text) {
    return of(text, text.length());
  }

  @Override
  public String toString() {
    return "line %d, column %d".formatted(line, column);
  }
}
