package org.doubleloop.recommender.reviser;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;

/// All kinds of revisions.
public final class Revisers {
  private static final List<Reviser> ALL =
      List.of(
          new PlaceReviser(),
          new IdleRuleReviser(),
          new IdleOptionReviser(),
          new MergeReviser(),
          new IdleGuidanceReviser(),
          new MergeGuidanceReviser(),
          new ExplorationReviser(),
          new WindowReviser());

  private Revisers() {}

  /// All that is worth to be proposed, the most telling first.
  public static Stream<Revision> revise(Situation situation) {
    return ALL.stream().flatMap(reviser -> reviser.revise(situation).stream());
  }

  /// What its contrasts come to: at each place, that what does better comes first.
  public static List<Revision> atPlaces(Situation situation) {
    return new PlaceReviser().revise(situation);
  }
}
