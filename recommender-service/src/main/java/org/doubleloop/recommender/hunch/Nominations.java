package org.doubleloop.recommender.hunch;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which contrast is to be tested next, on units that are assigned from now on.
///
/// Each nomination takes a share of the level for ever, and later ones get less of it. So they come
/// one at a look and in step with what has been seen, two for each time that it doubles: what
/// stands out by luck at the start does not use up what later patterns need.
public final class Nominations {
  /// Before so many units have closed nothing stands out.
  private static final long FIRST = 250;

  private static final int EACH_DOUBLING = 2;

  /// What is closer to nothing would not be found in the time in which the units double.
  private static final double LEAST_SCORE = 1.5;

  private Nominations() {}

  /// @param ranked the best first
  /// @param already what has been nominated in this policy, whatever became of it
  /// @param closed how many units have closed so far, of all that chance assigned
  public static Optional<Contrast> next(
      List<Candidate> ranked, Collection<Contrast> already, long closed) {
    if (already.size() >= room(closed)) {
      return Optional.empty();
    }
    Set<Contrast> known = new HashSet<>(already);
    return ranked.stream()
        .filter(candidate -> candidate.score() >= LEAST_SCORE)
        .map(Candidate::contrast)
        .filter(contrast -> !known.contains(contrast))
        .findFirst();
  }

  /// How many may have been nominated by then.
  static int room(long closed) {
    int room = 0;
    while (closed >= FIRST * Math.pow(2, (double) room / EACH_DOUBLING)) {
      room++;
    }
    return room;
  }
}
