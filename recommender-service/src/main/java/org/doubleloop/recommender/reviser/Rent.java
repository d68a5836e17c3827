package org.doubleloop.recommender.reviser;

import java.time.Duration;
import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Situation.Use;

/// What a clause has to show for itself, and when that is asked.
final class Rent {
  private static final Duration LONG = Duration.ofDays(56);
  private static final long MANY = 200;
  private static final int DAYS_OF_WEEK = 7;

  private Rent() {}

  /// Whether a policy has been used for long enough, and often enough.
  static boolean isDue(Use use) {
    return use.length().compareTo(LONG) >= 0 && use.suggestions() >= MANY;
  }

  static long weeks(Use use) {
    return use.length().toDays() / DAYS_OF_WEEK;
  }

  /// What is counted is a fact, and what follows from it for a reviewer to judge.
  static Finding finding(Use use, String sentence, List<Count> counts) {
    return new Finding(
        Tier.HUNCH,
        Basis.OBSERVATIONAL,
        Cell.EVERYWHERE,
        use.from(),
        sentence,
        counts,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null);
  }
}
