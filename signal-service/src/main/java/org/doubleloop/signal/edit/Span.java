package org.doubleloop.signal.edit;

/// Words that were replaced, removed (`to` is empty) or added (`from` is empty).
///
/// @param offset UTF-16 characters before it in the draft
public record Span(int offset, String from, String to) {

  public Span {
    if (offset < 0 || from.equals(to)) {
      throw new IllegalArgumentException("A span changes something at a place");
    }
  }
}
