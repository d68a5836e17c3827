package org.doubleloop.recommender.suggestion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assignment.Assigner;
import org.doubleloop.recommender.assignment.Question;
import org.doubleloop.recommender.assignment.UnitChoice;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.optout.OptOuts;
import org.doubleloop.recommender.optout.OptedOut;
import org.doubleloop.recommender.policy.ContextFaults;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.signal.Units;
import org.springframework.stereotype.Component;

/// Finds the next best action for whom has not opted out: by the policy first, then by what was
/// counted, then by declared chance. All that it needs is in this process and its own store.
@Component
final class Recommender {

  private final Policies policies;
  private final Memory memory;
  private final Assigner assigner;
  private final OptOuts optOuts;
  private final UnitHash hash;
  private final Clock clock;
  private final OrganizationClock time;

  Recommender(
      Policies policies,
      Memory memory,
      Assigner assigner,
      OptOuts optOuts,
      UnitHash hash,
      Clock clock,
      OrganizationClock time) {
    this.policies = policies;
    this.memory = memory;
    this.assigner = assigner;
    this.optOuts = optOuts;
    this.hash = hash;
    this.clock = clock;
    this.time = time;
  }

  /// The suggestion of this id; not recorded yet.
  ///
  /// @throws ServiceException when there is no such policy, it is archived, or the context does not
  ///   fit it
  Suggestion suggest(String id, SuggestionRequest request) {
    var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    var version = version(request, now);
    requireFitting(version, request);
    var units = units(request);
    var optedOut = optOuts.of(version.key(), units.subject(), units.account());
    var eligibility =
        optedOut.isPresent() ? Eligibility.NONE : Eligibility.of(version, request.context());
    long generation = memory.generation();
    var closedAt = memory.closedAt(version.key().organization());
    var ranked = memory.rank(version, eligibility.candidates(), request.context());
    var unit = unit(version, units);
    var question =
        new Question(
            id,
            version,
            unit,
            units.account(),
            request.context(),
            closedAt,
            memory.rules(),
            generation,
            now);
    var choice =
        ranked.isEmpty()
            ? Optional.<UnitChoice>empty()
            : Optional.of(assigner.choose(question, ranked));
    return new Suggestion(
        id,
        request,
        version,
        unit,
        units,
        choice.map(UnitChoice::at).orElse(now),
        choice
            .map(each -> option(version, eligibility, each.option(), each.propensity()))
            .orElse(null),
        choice.map(UnitChoice::draw).orElseGet(() -> Assigner.nothingLeft(version)),
        choice.map(UnitChoice::repeats).orElse(null),
        memory.rules(),
        generation,
        closedAt,
        policies.age(clock.instant()),
        choice.map(each -> options(version, eligibility, each)).orElse(List.of()),
        eligibility.excluded(),
        optedOut.isPresent() ? List.of() : version.guidanceFor(request.context()),
        optedOut.map(OptedOut::words).or(eligibility::nothing).orElse(null),
        optedOut.orElse(null));
  }

  private PolicyVersion version(SuggestionRequest request, Instant now) {
    var key = request.key();
    var pinned = request.version();
    policies
        .archived(key)
        .ifPresent(archival -> {
          throw SuggestionProblem.archived(key, archival);
        });
    var version = pinned == null ? policies.inForce(key, now) : policies.version(key, pinned);
    return version.orElseThrow(() ->
        new ServiceException(
            CommonProblem.NOT_FOUND,
            "There is no policy "
                + key.policy()
                + (pinned == null ? "" : " with a version " + pinned)));
  }

  private static void requireFitting(PolicyVersion version, SuggestionRequest request) {
    var faults = ContextFaults.of(version, request.context());
    if (version.unit() == UnitKind.ACCOUNT && request.account() == null) {
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

  private static String unit(PolicyVersion version, Units units) {
    return switch (version.unit()) {
      case SUBJECT -> units.subject();
      case ACCOUNT -> Objects.requireNonNull(units.account());
    };
  }

  private Units units(SuggestionRequest request) {
    var organization = request.key().organization();
    var account = request.account();
    return new Units(
        hash.of(organization, UnitKind.SUBJECT, request.subject()),
        account == null ? null : hash.of(organization, UnitKind.ACCOUNT, account));
  }

  private static List<RankedOption> options(
      PolicyVersion version, Eligibility eligibility, UnitChoice choice) {
    return choice.choices().stream()
        .map(each -> option(version, eligibility, each.ranked(), each.propensity()))
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
