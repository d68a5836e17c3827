package org.doubleloop.recommender.suggestion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.exploration.Exploration;
import org.doubleloop.recommender.exploration.Selection;
import org.doubleloop.recommender.exploration.Selection.Choice;
import org.doubleloop.recommender.policy.ContextFaults;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.policy.PolicyVersion.Unit;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.ranking.Ranked;
import org.springframework.stereotype.Component;

/// Finds the next best action: by the policy first, then by what was counted, then by declared
/// chance. All that it needs is in this process and its own store.
@Component
final class Recommender {

  private final Policies policies;
  private final Memory memory;
  private final Assignments assignments;
  private final Chance chance;
  private final Clock clock;

  Recommender(
      Policies policies, Memory memory, Assignments assignments, Chance chance, Clock clock) {
    this.policies = policies;
    this.memory = memory;
    this.assignments = assignments;
    this.chance = chance;
    this.clock = clock;
  }

  /// The suggestion of this id; not recorded yet.
  ///
  /// @throws ServiceException when there is no such policy, or the context does not fit it
  Suggestion suggest(String id, Question question) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var version = version(question, now);
    requireFitting(version, question);
    var eligibility = Eligibility.of(version, question.context());
    long generation = memory.generation();
    var ranked = memory.rank(version, eligibility.candidates(), question.context());
    var unit = unit(version, question);
    var drawn =
        ranked.isEmpty()
            ? Optional.<Draw>empty()
            : Optional.of(draw(id, version, ranked, unit, now));
    return new Suggestion(
        id,
        question,
        version,
        unit,
        drawn.map(Draw::at).orElse(now),
        drawn.map(draw -> option(version, eligibility, draw.option(), draw.propensity())),
        drawn.isPresent() && drawn.get().byChance(),
        drawn.flatMap(Draw::repeats),
        generation,
        policies.age(now),
        drawn
            .map(draw -> options(version, eligibility, draw.decision().choices()))
            .orElse(List.of()),
        eligibility.excluded(),
        version.guidanceFor(question.context()),
        eligibility.nothing());
  }

  private PolicyVersion version(Question question, Instant now) {
    var key = question.key();
    return question
        .version()
        .map(pinned -> policies.version(key, pinned))
        .orElseGet(() -> policies.inForce(key, now))
        .orElseThrow(() ->
            new ServiceException(
                CommonProblem.NOT_FOUND,
                "There is no policy "
                    + key.policy()
                    + question.version().map(pinned -> " with a version " + pinned).orElse("")));
  }

  private static void requireFitting(PolicyVersion version, Question question) {
    var faults = ContextFaults.of(version, question.context());
    if (version.unit() == Unit.ACCOUNT && question.account().isEmpty()) {
      throw new ServiceException(
          SuggestionProblem.INVALID_CONTEXT,
          "The policy's unit is the account: say which it is",
          List.of(new FieldFault("/account", "REQUIRED", "is required")));
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(
          SuggestionProblem.INVALID_CONTEXT,
          "Version " + version.version() + " declares other attributes",
          faults);
    }
  }

  private String unit(PolicyVersion version, Question question) {
    var value =
        switch (version.unit()) {
          case SUBJECT -> question.subject();
          case ACCOUNT -> question.account().orElseThrow();
        };
    return chance.unit(question.key(), version.unit(), value);
  }

  /// What to suggest of a decision, and with which propensity.
  ///
  /// @param repeats the first suggestion to the unit, where its option is suggested again
  /// @param at never before what chance gave was assigned, if only at the same moment
  private record Draw(
      Selection decision,
      Ranked option,
      double propensity,
      boolean byChance,
      Optional<String> repeats,
      Instant at) {

    static Draw withoutChance(Selection decision, Instant at) {
      var choice = decision.choice();
      return new Draw(decision, choice.ranked(), choice.propensity(), false, Optional.empty(), at);
    }
  }

  /// Chance has a say once for a unit: while that stands and can come up here it is said again, and
  /// else the policy and the counts decide alone.
  private Draw draw(
      String id, PolicyVersion version, List<Ranked> ranked, String unit, Instant now) {
    var decision = decision(version, ranked, id, share(version));
    if (!isByChance(decision)) {
      return Draw.withoutChance(decision, now);
    }
    var choice = decision.choice();
    var first =
        assignments
            .find(version.key(), unit)
            .orElseGet(() ->
                assignments.assign(
                    version.key(),
                    unit,
                    new Assignment(id, choice.ranked().option(), choice.propensity(), now, true)));
    // Its own, too, may come from an attempt that ended before it was recorded, by other counts.
    return Optional.of(first)
        .filter(Assignment::open)
        .flatMap(open -> possible(decision, open.option()))
        .map(option ->
            new Draw(
                decision,
                option,
                first.propensity(),
                true,
                Optional.of(first.suggestion()).filter(other -> !other.equals(id)),
                first.at().isAfter(now) ? first.at() : now))
        .orElseGet(() -> Draw.withoutChance(decision(version, ranked, id, 0), now));
  }

  private static double share(PolicyVersion version) {
    return version.mode() == Mode.EXPLORE ? version.exploration().share() : 0;
  }

  private Selection decision(PolicyVersion version, List<Ranked> ranked, String id, double share) {
    var seed = chance.seed(version.key().organization(), id);
    return new Exploration(share, version.exploration().floor(), Exploration.DRAWS)
        .decide(ranked, version.metric().direction(), seed);
  }

  /// More than one option could come up.
  private static boolean isByChance(Selection decision) {
    return decision.choices().stream().filter(choice -> choice.propensity() > 0).count() > 1;
  }

  /// The option, where it can come up here; what the policy no longer prefers, or no longer allows,
  /// cannot.
  private static Optional<Ranked> possible(Selection decision, String option) {
    return decision.choices().stream()
        .filter(choice -> choice.propensity() > 0)
        .map(Choice::ranked)
        .filter(ranked -> ranked.option().equals(option))
        .findFirst();
  }

  private static List<RankedOption> options(
      PolicyVersion version, Eligibility eligibility, List<Choice> choices) {
    return choices.stream()
        .map(choice -> option(version, eligibility, choice.ranked(), choice.propensity()))
        .toList();
  }

  private static RankedOption option(
      PolicyVersion version, Eligibility eligibility, Ranked ranked, double propensity) {
    List<Rule> rules =
        eligibility.applied().stream()
            .filter(rule -> rule.options().contains(ranked.option()))
            .toList();
    return new RankedOption(
        version.option(ranked.option()).orElseThrow(), ranked, propensity, rules);
  }
}
