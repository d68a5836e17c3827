package org.doubleloop.recommender.hunch;

import java.util.Comparator;
import org.doubleloop.recommender.counts.Cell;

/// A question: is this option better than that one in this part of all contexts?
public record Contrast(Cell place, String better, String than) implements Comparable<Contrast> {
  private static final Comparator<Contrast> ORDER =
      Comparator.comparing(Contrast::place)
          .thenComparing(Contrast::better)
          .thenComparing(Contrast::than);

  public Contrast {
    if (better.equals(than)) {
      throw new IllegalArgumentException("An option is not compared with itself: " + better);
    }
  }

  /// Whether one place is within the other.
  public boolean isInLineWith(Cell other) {
    return place.traits().containsAll(other.traits()) || other.traits().containsAll(place.traits());
  }

  @Override
  public int compareTo(Contrast other) {
    return ORDER.compare(this, other);
  }
}
