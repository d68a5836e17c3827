package org.doubleloop.policy.conduct;

import static java.util.stream.Collectors.toMap;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.policy.PolicyProblem.INVALID_POLICY;
import static org.doubleloop.policy.PolicyProblem.POLICY_ARCHIVED;
import static org.doubleloop.policy.PolicyProblem.STALE_BASE;
import static org.doubleloop.policy.PolicyProblem.UNCHANGED;

import java.util.List;
import org.doubleloop.kit.condition.ConditionLimits;
import org.doubleloop.kit.condition.Inspection;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.ExperimentEvent.Drafted;
import org.doubleloop.policy.experiment.ExperimentEvent.Stamp;
import org.doubleloop.policy.experiment.Experiments;
import org.doubleloop.policy.experiment.History;
import org.doubleloop.policy.experiment.Setup;
import org.doubleloop.policy.experiment.Variant;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.trial.Triable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes drafts of experiments.
@Component
final class Drafting {
  private final Experiments experiments;
  private final Policies policies;
  private final OrganizationClock clock;

  Drafting(Experiments experiments, Policies policies, OrganizationClock clock) {
    this.experiments = experiments;
    this.policies = policies;
    this.clock = clock;
  }

  /// What is to be drafted.
  ///
  /// @param baseVersion the version in force, as the caller knows it
  record NewExperiment(
      String policy, int baseVersion, Suggested.Reader suggested, Setup setup, String author) {}

  /// Drafts an experiment, or finds the one that the same request drafted, as it was then.
  ///
  /// @param bodyHash what the request's body is known by
  /// @throws ServiceException when it cannot be tried on the version in force
  Experiment draft(Creation creation, NewExperiment body, String bodyHash) {
    var made = experiments.made(creation, bodyHash);
    return made.isPresent()
        ? made.get()
        : experiments.add(creation, checked(creation, body), bodyHash);
  }

  /// What would be drafted, of which nothing is stored.
  ///
  /// @throws ServiceException when it cannot be tried on the version in force
  Experiment checked(Creation creation, NewExperiment body) {
    var base = base(creation.organization(), body);
    var now = clock.instant();
    Triable.requireDay(body.setup().until(), now);
    requireReadable(body.setup().where(), base.content());
    var variant = Variant.of(base, body.suggested().on(base.content()).content());
    if (variant.contentHash().equals(base.contentHash())) {
      throw new ServiceException(
          UNCHANGED,
          "The content is that of version " + base.version(),
          List.of(new FieldFault("/content", "UNCHANGED", "must differ from the base version's")));
    }
    Triable.require(base.content(), variant.content());
    var drafted = new Drafted(new Stamp(1, body.author(), now, null), variant);
    return new Experiment(
        creation.organization(),
        creation.id(),
        body.policy(),
        null,
        body.setup(),
        new History(List.of(drafted)));
  }

  private PolicyVersion base(String organization, NewExperiment body) {
    var inForce =
        policies
            .inForce(organization, body.policy())
            .orElseThrow(
                () -> new ServiceException(NOT_FOUND, "There is no policy " + body.policy()));
    if (policies.archived(organization, body.policy()).isPresent()) {
      throw new ServiceException(
          POLICY_ARCHIVED, "The policy is archived: it is to be restored first");
    }
    if (inForce.version() != body.baseVersion()) {
      throw new ServiceException(
          STALE_BASE,
          "The version in force is %d, not %d: read it, and make the change on it"
              .formatted(inForce.version(), body.baseVersion()));
    }
    return inForce;
  }

  private static void requireReadable(@Nullable String where, PolicyContent content) {
    if (where == null) {
      return;
    }
    var types =
        content.attributes().stream()
            .collect(toMap(Attribute::name, Attribute::type, (first, again) -> first));
    var values =
        content.attributes().stream()
            .collect(toMap(Attribute::name, Attribute::values, (first, again) -> first));
    var faults =
        Inspection.of(
                where,
                types,
                _ -> ConditionLimits.LONGEST_TEXT,
                name -> values.getOrDefault(name, List.of()))
            .faults()
            .stream()
            .map(fault -> new FieldFault("/where", "CONDITION", fault.toString()))
            .toList();
    if (!faults.isEmpty()) {
      throw new ServiceException(INVALID_POLICY, "The place cannot be found", faults);
    }
  }
}
