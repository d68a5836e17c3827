package org.doubleloop.recommender.week;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Outcome;
import org.jspecify.annotations.Nullable;

/// What is counted of a day of an organization. Guarded by the lock of [WeekCounts].
public final class Day {
  private static final int MOST_KINDS = 5_000;
  private static final int MOST_OUTCOMES = 500;
  private static final int MOST_DRAWN = 2_000;

  final Smallest<ActionCounts> actions = new Smallest<>(MOST_KINDS);
  final Smallest<OutcomeCounts> outcomes = new Smallest<>(MOST_KINDS);

  /// Outcomes that were captured, and those that a statement took in or that another corrects.
  final Smallest<Boolean> captured = new Smallest<>(MOST_OUTCOMES);

  final Smallest<Boolean> settled = new Smallest<>(MOST_OUTCOMES);

  /// What chance has given, and what was acted upon, by the suggestion.
  final Smallest<Drawn> drawn = new Smallest<>(MOST_DRAWN);

  final Smallest<Boolean> acted = new Smallest<>(MOST_DRAWN);

  /// How many outcomes were captured that are not all kept.
  long capturedInAll;

  void act(Action action) {
    var claim = claim(action.policy(), action.version(), action.option());
    var counts = actions.at(claim.text(), () -> new ActionCounts(claim));
    if (counts != null) {
      counts.add(action.id());
    }
  }

  void led(Connected connected) {
    var claim = claim(connected.policy(), connected.version(), connected.option());
    var counts = actions.at(claim.text(), () -> new ActionCounts(claim));
    if (counts != null) {
      counts.led(connected.outcomes(), 1);
      counts.led(connected.previous(), -1);
    }
  }

  /// Counts the outcomes that a statement takes in and that the one before did not, and takes back
  /// those that it leaves out.
  void takeIn(Connected connected) {
    for (var outcome : missing(connected.outcomes(), connected.previous())) {
      settled.at(outcome.id(), () -> true);
      var counts = counts(connected, outcome);
      if (counts != null) {
        counts.add(outcome.id(), part(outcome.at(), connected.recordedAt()));
      }
    }
    for (var outcome : missing(connected.previous(), connected.outcomes())) {
      var counts = counts(connected, outcome);
      if (counts != null) {
        counts.number--;
      }
    }
  }

  private static List<CountedOutcome> missing(
      List<CountedOutcome> ones, List<CountedOutcome> others) {
    return ones.stream()
        .filter(one -> others.stream().noneMatch(other -> other.id().equals(one.id())))
        .toList();
  }

  private @Nullable OutcomeCounts counts(Connected connected, CountedOutcome outcome) {
    var kind =
        new OutcomeCounts.Kind(
            claim(connected.policy(), connected.version(), connected.option()),
            outcome.type(),
            outcome.certain(),
            outcome.last(),
            part(connected.actionAt(), outcome.at()));
    return outcomes.at(kind.text(), () -> new OutcomeCounts(kind, Delays.none(), 0));
  }

  /// One that only takes another back is not awaited in any statement.
  void capture(Outcome outcome) {
    if (outcome.corrects() != null) {
      settled.at(outcome.corrects(), () -> true);
    }
    if (!outcome.retracted()) {
      capturedInAll++;
      captured.at(outcome.id(), () -> true);
    }
  }

  void actOn(String suggestion) {
    acted.at(suggestion, () -> true);
  }

  void suggest(SuggestionMade made) {
    var propensities = made.propensities();
    var option = made.option();
    if (option != null && propensities != null && !propensities.isEmpty()) {
      drawn.at(
          made.id(),
          () -> new Drawn(made.id(), made.key().policy(), option, made.options(), propensities));
    }
  }

  private static Claim claim(
      @Nullable String policy, @Nullable Integer version, @Nullable String option) {
    return policy == null ? Claim.NOTHING : new Claim(policy, version, option);
  }

  private static int part(Instant from, Instant to) {
    return Delays.part(Duration.between(from, to));
  }

  public Smallest<ActionCounts> actions() {
    return actions;
  }

  public Smallest<OutcomeCounts> outcomes() {
    return outcomes;
  }

  public Smallest<Boolean> captured() {
    return captured;
  }

  public long capturedInAll() {
    return capturedInAll;
  }

  public Smallest<Boolean> settled() {
    return settled;
  }

  public Smallest<Drawn> drawn() {
    return drawn;
  }

  public Smallest<Boolean> acted() {
    return acted;
  }
}
