package org.doubleloop.recommender.given;

import java.util.Comparator;
import org.doubleloop.recommender.counts.Cell;

/// One option against another at a place: whether it does better there than that.
///
/// @param place a part of all contexts, of at most two traits
public record Contrast(Cell place, String option, String against) implements Comparable<Contrast> {
  private static final Comparator<Contrast> ORDER =
      Comparator.comparing(Contrast::place)
          .thenComparing(Contrast::option)
          .thenComparing(Contrast::against);

  public Contrast {
    if (option.equals(against)) {
      throw new IllegalArgumentException("Nothing is compared with itself: " + option);
    }
  }

  /// Whether a unit lies at the place, was given one of both, and could have been given the other.
  public boolean concerns(Given given) {
    return (given.option().equals(option) || given.option().equals(against))
        && given.stratum().billionths(option) > 0
        && given.stratum().billionths(against) > 0
        && given.isIn(place);
  }

  /// The other against this one.
  public Contrast reversed() {
    return new Contrast(place, against, option);
  }

  @Override
  public int compareTo(Contrast other) {
    return ORDER.compare(this, other);
  }
}
