package org.doubleloop.recommender.proposing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.contrast.Contrasts;
import org.doubleloop.recommender.contrast.Known;
import org.doubleloop.recommender.contrast.Listed;
import org.doubleloop.recommender.habit.HabitReviser;
import org.doubleloop.recommender.habit.Habits;
import org.doubleloop.recommender.notion.Notions;
import org.doubleloop.recommender.notion.Notions.Added;
import org.doubleloop.recommender.reviser.Revisers;
import org.doubleloop.recommender.situation.Situations;

/// Looks for what a policy could be changed for, and proposes it.
public final class RevisionSearch {
  private final Contrasts contrasts;
  private final Situations situations;
  private final Habits habits;
  private final Notions notions;
  private final Proposing proposing;

  public RevisionSearch(
      Contrasts contrasts,
      Situations situations,
      Habits habits,
      Notions notions,
      Proposing proposing) {
    this.contrasts = contrasts;
    this.situations = situations;
    this.habits = habits;
    this.notions = notions;
    this.proposing = proposing;
  }

  /// What was found of a policy, and what became of it.
  ///
  /// @param telling what stood out of it, the surest first
  /// @param said of what a model has added; nothing where none was asked
  public record Searched(List<Listed> telling, List<String> said, Proposing.Outcome outcome) {
    public Searched {
      telling = List.copyOf(telling);
      said = List.copyOf(said);
    }
  }

  /// Proposes what was found of a policy.
  ///
  /// @param now of its organization
  public Searched search(Known known, Instant now) {
    var version = known.version();
    var all = contrasts.all(known);
    var telling = Contrasts.telling(all);
    var situation = situations.of(version, telling, now);
    var added =
        notions.together(() -> {
          var counted =
              Stream.concat(
                      Revisers.revise(situation), HabitReviser.revise(version, habits.of(version)))
                  .toList();
          return proposing.hasRoom(version.key())
              ? notions.add(version, all, counted, now)
              : new Added(counted, List.of());
        });
    return new Searched(
        telling, added.said(), proposing.propose(version, added.revisions().stream()));
  }
}
