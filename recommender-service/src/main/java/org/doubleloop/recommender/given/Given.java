package org.doubleloop.recommender.given;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.given.Stratum.Share;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.week.Smallest;
import org.jspecify.annotations.Nullable;

/// A unit's episode whose option was given by chance.
///
/// @param suggestion the one that said so first
/// @param unit a keyed hash of whom
/// @param episode of the unit under the policy, from 1; 0 in an experiment, where it has but one
/// @param traits what its context had of declared categories, by attribute
/// @param assignedAt in milliseconds since 1970
/// @param closes from when on nothing that is captured counts for it, in seconds since 1970:
///   whatever it was given, as long after the assignment as the metric's window says
/// @param trial the experiment that gave it its variant; null where chance gave it an option
public record Given(
    String suggestion,
    String unit,
    int episode,
    Stratum stratum,
    String option,
    List<Trait> traits,
    long assignedAt,
    long closes,
    @Nullable Trial trial) {

  /// The order in which units close.
  public static final Comparator<Given> BY_CLOSING =
      Comparator.comparingLong(Given::closes)
          .thenComparingLong(Given::assignedAt)
          .thenComparing(Given::suggestion);

  private static final int IN_A_TRIAL = 0;

  private static final Comparator<Share> BY_OPTION = Comparator.comparing(Share::option);

  public Given {
    traits = List.copyOf(traits);
  }

  /// What chance gave.
  public Given(
      String suggestion,
      String unit,
      int episode,
      Stratum stratum,
      String option,
      List<Trait> traits,
      long assignedAt,
      long closes) {
    this(suggestion, unit, episode, stratum, option, traits, assignedAt, closes, null);
  }

  /// What a suggestion gave, where chance gave it for the first time in an episode, and it is known
  /// how likely each option was; or what an experiment gave.
  ///
  /// @param version by which it was made
  public static Optional<Given> of(SuggestionMade made, PolicyVersion version) {
    var draw = made.draw();
    var option = made.option();
    if (draw == null || option == null) {
      return Optional.empty();
    }
    return draw.trial() == null
        ? byChance(made, draw, option, version)
        : Optional.of(tried(made, draw, option, version));
  }

  private static Optional<Given> byChance(
      SuggestionMade made, Draw draw, String option, PolicyVersion version) {
    var propensities = made.propensities();
    if (!draw.isFirst() || propensities == null || propensities.size() != made.options().size()) {
      return Optional.empty();
    }
    var shares =
        IntStream.range(0, propensities.size())
            .mapToObj(i -> new Share(made.options().get(i), propensities.get(i)))
            .sorted(BY_OPTION)
            .toList();
    var episode = draw.episode();
    return Optional.of(of(made, episode == null ? 1 : episode, draw, shares, option, version));
  }

  private static Given tried(SuggestionMade made, Draw draw, String option, PolicyVersion version) {
    var shares =
        draw.among().stream()
            .map(each ->
                new Share(each.option(), (int) Math.round(each.propensity() * Stratum.WHOLE)))
            .sorted(BY_OPTION)
            .toList();
    return of(made, IN_A_TRIAL, draw, shares, option, version);
  }

  private static Given of(
      SuggestionMade made,
      int episode,
      Draw draw,
      List<Share> shares,
      String option,
      PolicyVersion version) {
    var top = draw.top();
    return new Given(
        made.id(),
        made.unit(),
        episode,
        new Stratum(made.version(), top == null ? "" : top, shares),
        option,
        version.cells().traitsOf(made.context()).stream()
            .sorted(Comparator.comparing(Trait::attribute))
            .toList(),
        made.recordedAt().toEpochMilli(),
        version.metric().window().closes(made.recordedAt()),
        draw.trial());
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
        closes,
        trial);
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
    return unit + "/" + (trial == null ? episode : trial.experiment());
  }

  /// Whether it lies in this part of all contexts.
  public boolean isIn(Cell cell) {
    return traits.containsAll(cell.traits());
  }
}
