package org.doubleloop.recommender.similar;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.signal.Units;

/// A text as it was sent.
///
/// @param action that sent it
/// @param units of to whom
/// @param about what the context of the action had, which may have been put in
record SentText(String action, Instant at, Units units, List<String> about, String text) {
  SentText {
    about = List.copyOf(about);
  }
}
