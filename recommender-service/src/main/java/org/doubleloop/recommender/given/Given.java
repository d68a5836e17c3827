package org.doubleloop.recommender.given;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.given.Stratum.Share;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.week.Smallest;

/// A unit's episode whose option was given by chance.
///
/// @param suggestion the one that said so first
/// @param unit a keyed hash of whom
/// @param episode of the unit under the policy, from 1
/// @param traits what its context had of declared categories, by attribute
/// @param assignedAt in milliseconds since 1970
/// @param closes from when on nothing that is captured counts for it, in seconds since 1970:
///   whatever it was given, as long after the assignment as the metric's window says
public record Given(
    String suggestion,
    String unit,
    int episode,
    Stratum stratum,
    String option,
    List<Trait> traits,
    long assignedAt,
    long closes) {

  /// The order in which units close.
  public static final Comparator<Given> BY_CLOSING =
      Comparator.comparingLong(Given::closes)
          .thenComparingLong(Given::assignedAt)
          .thenComparing(Given::suggestion);

  private static final Comparator<Share> BY_OPTION = Comparator.comparing(Share::option);

  public Given {
    traits = List.copyOf(traits);
  }

  /// What a suggestion gave, where chance gave it for the first time in an episode, and it is known
  /// how likely each option was.
  ///
  /// @param version by which it was made
  public static Optional<Given> of(SuggestionMade made, PolicyVersion version) {
    var draw = made.draw();
    var option = made.option();
    var propensities = made.propensities();
    if (draw == null
        || !draw.isFirst()
        || option == null
        || propensities == null
        || propensities.size() != made.options().size()) {
      return Optional.empty();
    }
    var shares =
        IntStream.range(0, propensities.size())
            .mapToObj(i -> new Share(made.options().get(i), propensities.get(i)))
            .sorted(BY_OPTION)
            .toList();
    var top = draw.top();
    var episode = draw.episode();
    return Optional.of(
        new Given(
            made.id(),
            made.unit(),
            episode == null ? 1 : episode,
            new Stratum(made.version(), top == null ? "" : top, shares),
            option,
            version.cells().traitsOf(made.context()).stream()
                .sorted(Comparator.comparing(Trait::attribute))
                .toList(),
            made.recordedAt().toEpochMilli(),
            version.metric().window().closes(made.recordedAt())));
  }

  /// The same, with one of all that are equal in place of what many have in common.
  public Given with(UnaryOperator<Stratum> strata, UnaryOperator<List<Trait>> contexts) {
    var same = strata.apply(stratum);
    return new Given(
        suggestion,
        unit,
        episode,
        same,
        same.name(option),
        contexts.apply(traits),
        assignedAt,
        closes);
  }

  public Instant at() {
    return Instant.ofEpochMilli(assignedAt);
  }

  /// A number from 0 to the largest that every unit's episode has by its name alone, spread evenly.
  /// Who is kept where not all can be is decided by it.
  public long place() {
    return Smallest.hash(name()) >>> 1;
  }

  /// Evenly from 0 to 1, by its name alone, and apart from its [#place].
  double coin() {
    return (Smallest.hash("success of " + name()) >>> 11) * 0x1.0p-53;
  }

  private String name() {
    return unit + "/" + episode;
  }

  /// Whether it lies in this part of all contexts.
  public boolean isIn(Cell cell) {
    return traits.containsAll(cell.traits());
  }
}
