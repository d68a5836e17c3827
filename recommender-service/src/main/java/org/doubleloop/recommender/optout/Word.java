package org.doubleloop.recommender.optout;

import java.time.Instant;
import java.util.Comparator;
import org.doubleloop.recommender.signal.OptOut;

/// What was said of being left alone, and when. Of several the greatest holds: the latest; of two
/// at the same moment that which says out, for who asked not to be written to is not to be written
/// to by an accident of clocks.
///
/// @param id of the opt-out
record Word(Instant at, boolean out, String id) implements Comparable<Word> {
  private static final Comparator<Word> ORDER =
      Comparator.comparing(Word::at).thenComparing(Word::out).thenComparing(Word::id);

  static Word of(OptOut said) {
    return new Word(said.at(), said.out(), said.id());
  }

  @Override
  public int compareTo(Word other) {
    return ORDER.compare(this, other);
  }
}
