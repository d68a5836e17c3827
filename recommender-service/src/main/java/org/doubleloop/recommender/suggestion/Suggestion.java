package org.doubleloop.recommender.suggestion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.exploration.Chance;
import org.doubleloop.recommender.guidance.Served;
import org.doubleloop.recommender.optout.OptedOut;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.signal.Units;
import org.jspecify.annotations.Nullable;

/// What is suggested, and everything that it follows from.
///
/// @param unit a keyed hash of the unit of randomisation
/// @param units those of the subject and of the account, where that is known
/// @param choice the best option, or the one drawn; null when nothing is left
/// @param draw what part chance had
/// @param repeats the first suggestion to this unit, where it is still open
/// @param rules by which evidence was counted
/// @param generation how many pieces of evidence the counts had taken in
/// @param closedAt up to when windows were taken to be over; null before anything said so
/// @param policyAge how long ago the policies were last known to be complete
/// @param eligibility what the rules have left to rank, and what they have not
/// @param guidance that holds, served to the unit or not
/// @param nothing why nothing is left
/// @param optedOut where that is because of an opt-out
record Suggestion(
    String id,
    SuggestionRequest request,
    PolicyVersion version,
    String unit,
    Units units,
    Instant at,
    @Nullable RankedOption choice,
    Draw draw,
    @Nullable String repeats,
    int rules,
    long generation,
    @Nullable Instant closedAt,
    Duration policyAge,
    List<RankedOption> ranked,
    Eligibility eligibility,
    List<Guidance> guidance,
    @Nullable String nothing,
    @Nullable OptedOut optedOut) {
  private static final double BILLION = 1e9;

  Suggestion {
    ranked = List.copyOf(ranked);
    guidance = List.copyOf(guidance);
  }

  /// What of the guidance the unit is served.
  Served served() {
    return Served.of(version.key().policy(), guidance, unit);
  }

  /// The propensities of what is ranked, in billionths, where chance gives the unit something for
  /// the first time; else none. They are whole numbers, as they are added up in any order. Where
  /// other options are left by now than when it did, as only a process that has ended between can
  /// bring about, there are none either.
  List<Integer> drawn() {
    return draw.isFirst() && options(ranked).equals(drawnAmong())
        ? ranked.stream().map(each -> (int) Math.round(each.propensity() * BILLION)).toList()
        : List.of();
  }

  private Set<String> drawnAmong() {
    return draw.among().isEmpty()
        ? options(ranked)
        : draw.among().stream().map(Chance::option).collect(Collectors.toSet());
  }

  private static Set<String> options(List<RankedOption> ranked) {
    return ranked.stream().map(each -> each.option().id()).collect(Collectors.toSet());
  }

  /// Whether chance has decided.
  boolean explored() {
    return draw.isFirst() || draw.trial() != null || repeats != null;
  }

  /// What would be suggested had chance and experiments no say.
  Optional<String> baseline() {
    return draw.trial() != null
        ? Optional.ofNullable(draw.top())
        : ranked.stream().findFirst().map(top -> top.option().id());
  }

  /// What is suggested to whoever asks: in mode OBSERVE nothing is, the choice is only logged.
  Optional<RankedOption> told() {
    return version.mode() == Mode.OBSERVE ? Optional.empty() : Optional.ofNullable(choice);
  }
}
