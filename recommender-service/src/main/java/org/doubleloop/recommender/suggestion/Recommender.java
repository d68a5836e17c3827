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
import org.doubleloop.recommender.experiment.Offer;
import org.doubleloop.recommender.experiment.Offers;
import org.doubleloop.recommender.optout.OptOuts;
import org.doubleloop.recommender.optout.OptedOut;
import org.doubleloop.recommender.policy.ContextFaults;
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
  private final Offers offers;
  private final Assigner assigner;
  private final OptOuts optOuts;
  private final UnitHash hash;
  private final Clock clock;
  private final OrganizationClock time;

  Recommender(
      Policies policies,
      Memory memory,
      Offers offers,
      Assigner assigner,
      OptOuts optOuts,
      UnitHash hash,
      Clock clock,
      OrganizationClock time) {
    this.policies = policies;
    this.memory = memory;
    this.offers = offers;
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
    long generation = memory.generation();
    var closedAt = memory.closedAt(version.key().organization());
    var unit = unit(version, units);
    var offer = optedOut.isPresent() ? Offer.nothing(version) : offer(request, version, unit, now);
    var eligibility = offer.eligibility();
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
    var choice = choice(question, offer);
    return new Suggestion(
        id,
        request,
        version,
        unit,
        units,
        choice.map(UnitChoice::at).orElse(now),
        choice.map(each -> option(offer, each.option(), each.propensity())).orElse(null),
        choice.map(UnitChoice::draw).orElseGet(() -> Assigner.nothingLeft(version)),
        choice.map(UnitChoice::repeats).orElse(null),
        memory.rules(),
        generation,
        closedAt,
        policies.age(clock.instant()),
        choice.map(each -> options(offer, each)).orElse(List.of()),
        eligibility,
        offer.guidance(),
        optedOut.map(OptedOut::words).or(eligibility::nothing).orElse(null),
        optedOut.orElse(null));
  }

  /// Who pins a version is told what it says, and takes part in no experiment.
  private Offer offer(SuggestionRequest request, PolicyVersion version, String unit, Instant now) {
    return request.version() == null
        ? offers.to(unit, request.account() != null, version, request.context(), now)
        : offers.by(version, request.context());
  }

  private Optional<UnitChoice> choice(Question question, Offer offer) {
    if (offer.ranked().isEmpty()) {
      return Optional.empty();
    }
    var draw = offer.draw();
    return Optional.of(
        draw == null
            ? assigner.choose(question, offer.ranked())
            : UnitChoice.tried(offer.ranked(), draw, question.now()));
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

  private static List<RankedOption> options(Offer offer, UnitChoice choice) {
    return choice.choices().stream()
        .map(each -> option(offer, each.ranked(), each.propensity()))
        .toList();
  }

  private static RankedOption option(Offer offer, Ranked ranked, double propensity) {
    List<Rule> rules =
        offer.eligibility().applied().stream()
            .filter(rule -> rule.options().contains(ranked.option()))
            .toList();
    return new RankedOption(
        offer.content().option(ranked.option()).orElseThrow(), ranked, propensity, rules);
  }
}
