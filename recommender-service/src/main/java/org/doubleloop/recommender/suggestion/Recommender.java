package org.doubleloop.recommender.suggestion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.fold.Memory;
import org.doubleloop.recommender.model.Decision;
import org.doubleloop.recommender.model.Exploration;
import org.doubleloop.recommender.model.Ranked;
import org.doubleloop.recommender.policy.ContextFaults;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.policy.PolicyVersion.Unit;
import org.doubleloop.recommender.policy.Rule;
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
    var drawn = drawn(id, version, ranked);
    var assigned = assigned(id, version, unit, drawn);
    var choice =
        assigned
            .map(first -> chosen(drawn.orElseThrow(), first))
            .or(() -> drawn.map(Decision::chosen));
    return new Suggestion(
        id,
        question,
        version,
        unit,
        now,
        choice.map(place -> option(version, eligibility, drawn.orElseThrow(), place, assigned)),
        drawn.isPresent() && isByChance(version, drawn.get()),
        assigned.map(Assignment::suggestion).filter(first -> !first.equals(id)),
        generation,
        policies.age(now),
        drawn.map(decision -> options(version, eligibility, decision)).orElse(List.of()),
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

  private Optional<Decision> drawn(String id, PolicyVersion version, List<Ranked> ranked) {
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    var declared = version.exploration();
    double share = version.mode() == Mode.EXPLORE ? declared.share() : 0;
    var exploration = new Exploration(share, declared.floor(), Exploration.DRAWS);
    var seed = chance.seed(version.key().organization(), id);
    return Optional.of(exploration.decide(ranked, version.metric().direction(), seed));
  }

  /// The unit's assignment by chance: the open one that still can be, else the one made now, where
  /// there was none. Nothing where chance has no part, or the assignment is over.
  private Optional<Assignment> assigned(
      String id, PolicyVersion version, String unit, Optional<Decision> drawn) {
    if (drawn.isEmpty() || !isByChance(version, drawn.get())) {
      return Optional.empty();
    }
    var decision = drawn.get();
    var choice = decision.choice();
    return assignments
        .find(version.key(), unit)
        .or(() ->
            Optional.of(
                assignments.assign(
                    version.key(),
                    unit,
                    new Assignment(id, choice.ranked().option(), choice.propensity(), true))))
        .filter(Assignment::open)
        .filter(first -> place(decision, first.option()).isPresent());
  }

  /// More than one option could come up.
  private static boolean isByChance(PolicyVersion version, Decision decision) {
    return version.mode() == Mode.EXPLORE
        && version.exploration().share() > 0
        && decision.choices().stream().filter(choice -> choice.propensity() > 0).count() > 1;
  }

  private static int chosen(Decision decision, Assignment first) {
    return place(decision, first.option()).orElseThrow();
  }

  /// Where the option stands among those that can come up here; what the policy no longer prefers,
  /// or no longer allows, cannot.
  private static Optional<Integer> place(Decision decision, String option) {
    for (int i = 0; i < decision.choices().size(); i++) {
      var choice = decision.choices().get(i);
      if (choice.ranked().option().equals(option) && choice.propensity() > 0) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static List<RankedOption> options(
      PolicyVersion version, Eligibility eligibility, Decision decision) {
    return decision.choices().stream()
        .map(choice -> option(version, eligibility, choice.ranked(), choice.propensity()))
        .toList();
  }

  private static RankedOption option(
      PolicyVersion version,
      Eligibility eligibility,
      Decision decision,
      int place,
      Optional<Assignment> assigned) {
    var choice = decision.choices().get(place);
    return option(
        version,
        eligibility,
        choice.ranked(),
        assigned.map(Assignment::propensity).orElse(choice.propensity()));
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
