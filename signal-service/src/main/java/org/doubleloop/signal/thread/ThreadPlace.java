package org.doubleloop.signal.thread;

import org.doubleloop.signal.type.CaptureOrder;
import org.jspecify.annotations.Nullable;

/// How far an action's edits and outcomes have been told.
///
/// @param edits the place behind the last edit
/// @param outcomes the place behind the last outcome
record ThreadPlace(String edits, String outcomes) {
  static final ThreadPlace START = new ThreadPlace("", "");

  /// Where to go on; null at the end of both.
  ///
  /// @param edits null at the end of the edits
  /// @param outcomes null at the end of the outcomes
  static @Nullable ThreadPlace next(@Nullable String edits, @Nullable String outcomes) {
    return edits == null && outcomes == null
        ? null
        : new ThreadPlace(
            edits == null ? CaptureOrder.END : edits,
            outcomes == null ? CaptureOrder.END : outcomes);
  }

  /// Reads what [#toString] has written.
  static ThreadPlace parse(String text) {
    int space = text.indexOf(' ');
    return new ThreadPlace(text.substring(0, space), text.substring(space + 1));
  }

  @Override
  public String toString() {
    return edits + " " + outcomes;
  }
}
