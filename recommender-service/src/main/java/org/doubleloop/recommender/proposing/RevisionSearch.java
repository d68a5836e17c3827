package org.doubleloop.recommender.proposing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.contrast.Contrasts;
import org.doubleloop.recommender.contrast.Known;
import org.doubleloop.recommender.contrast.Listed;
import org.doubleloop.recommender.habit.HabitReviser;
import org.doubleloop.recommender.habit.Habits;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.reviser.Revisers;
import org.doubleloop.recommender.situation.Situations;

/// Looks for what a policy could be changed for, and proposes it.
public final class RevisionSearch {
  private final Contrasts contrasts;
  private final Situations situations;
  private final Habits habits;
  private final Proposing proposing;

  public RevisionSearch(
      Contrasts contrasts, Situations situations, Habits habits, Proposing proposing) {
    this.contrasts = contrasts;
    this.situations = situations;
    this.habits = habits;
    this.proposing = proposing;
  }

  /// Proposes what was found of a policy.
  ///
  /// @param now of its organization
  public Proposing.Outcome search(Known known, Instant now) {
    var version = known.version();
    return proposing.propose(
        version,
        Stream.concat(
            Revisers.revise(situations.of(known, now)),
            HabitReviser.revise(version, habits.of(version))));
  }

  /// What stood out of it, the surest first.
  List<Listed> telling(Known known) {
    return contrasts.all(known).stream().filter(each -> each.tier() != Tier.NONE).toList();
  }
}
