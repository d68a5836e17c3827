package org.doubleloop.recommender.hunch;

import java.util.Collection;
import java.util.Comparator;
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
  private static final double LEAST_LEAD = 1.5;

  /// Where the wider place stands out by less than this share, the part is what is to be tested.
  private static final double NEARLY = .75;

  /// So many standard errors a part has to be ahead of the rest of the wider place to be a question
  /// of its own: of many parts, one is ahead by luck.
  private static final double OF_ITS_OWN = 2;

  private Nominations() {}

  /// @param ranked the best first
  /// @param already what has been nominated in this policy, whatever became of it
  /// @param closed how many units have closed so far, of all that chance assigned
  public static Optional<Contrast> next(
      List<Candidate> ranked, Collection<Contrast> already, long closed) {
    if (!hasRoom(already.size(), closed)) {
      return Optional.empty();
    }
    Set<Contrast> known = new HashSet<>(already);
    return ranked.stream()
        .filter(candidate -> candidate.lead() >= LEAST_LEAD)
        .map(candidate -> widest(candidate, ranked))
        .filter(contrast -> !known.contains(contrast))
        .findFirst();
  }

  /// Whether another one may be nominated at all, which saves ranking them where not.
  ///
  /// @param already how many have been
  public static boolean hasRoom(int already, long closed) {
    return already < room(closed);
  }

  /// Of the contrasts that hold, those that ask the same of no part of another's place.
  public static List<Contrast> widest(Collection<Contrast> holding) {
    return holding.stream()
        .filter(contrast -> holding.stream().noneMatch(contrast::isWithin))
        .sorted()
        .toList();
  }

  private static Contrast widest(Candidate candidate, List<Candidate> ranked) {
    return ranked.stream()
        .filter(wider -> candidate.contrast().isWithin(wider.contrast()))
        .filter(wider -> wider.lead() >= NEARLY * candidate.lead())
        .filter(wider -> candidate.comparison().aheadOfRest(wider.comparison()) < OF_ITS_OWN)
        .map(Candidate::contrast)
        .min(Comparator.comparingInt(wider -> wider.place().traits().size()))
        .orElse(candidate.contrast());
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
