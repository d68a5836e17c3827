package org.doubleloop.recommender.guide;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.guidance.ClauseRecords;
import org.doubleloop.recommender.guidance.Leaflet;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.suggestion.SuggestionProblem;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the guidance that somebody asks for.
@Component
final class Guide {
  private final Policies policies;
  private final Suggestions suggestions;
  private final Experiments experiments;
  private final ClauseRecords records;
  private final OrganizationClock clock;

  Guide(
      Policies policies,
      Suggestions suggestions,
      Experiments experiments,
      ClauseRecords records,
      OrganizationClock clock) {
    this.policies = policies;
    this.suggestions = suggestions;
    this.experiments = experiments;
    this.records = records;
    this.clock = clock;
  }

  /// What is answered.
  ///
  /// @param unit for whom; null where that was not said
  record Answer(PolicyVersion version, @Nullable String unit, Leaflet leaflet) {}

  private record Asked(PolicyVersion version, Map<String, Object> context, @Nullable String unit) {}

  /// @param words the most that there may be
  /// @throws ServiceException where there is no such policy or suggestion, or the context does not
  ///   fit
  Answer answer(String organization, Question question, int words) {
    question.require();
    var asked = asked(organization, question);
    var version = asked.version();
    return new Answer(
        version,
        asked.unit(),
        Leaflet.of(
            version.key().policy(),
            version.guidanceFor(asked.context()),
            asked.unit(),
            each -> records.of(version, each),
            words));
  }

  private Asked asked(String organization, Question question) {
    if (question.suggestion() != null) {
      return asked(organization, question.suggestion(), question.policy());
    }
    var version = inForce(new PolicyKey(organization, question.policy() + ""));
    return new Asked(version, question.contextBy(version), question.unit());
  }

  private Asked asked(String organization, String id, @Nullable String policy) {
    var suggestion = suggestions.known(organization, id);
    if (policy != null && !policy.equals(suggestion.key().policy())) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "The suggestion is by another policy",
          List.of(
              new FieldFault(
                  "policy", "OTHER", "must be " + suggestion.key().policy() + ", or left out")));
    }
    requireNotArchived(suggestion.key());
    var version =
        policies
            .version(suggestion.key(), suggestion.version())
            .orElseThrow(() -> missing(suggestion.key()));
    return new Asked(
        experiments.content(version, suggestion.trial()), suggestion.context(), suggestion.unit());
  }

  /// @throws ServiceException where there is none, or it is archived
  PolicyVersion inForce(PolicyKey key) {
    requireNotArchived(key);
    return known(key);
  }

  /// @throws ServiceException where there is none
  PolicyVersion known(PolicyKey key) {
    return policies.inForce(key, clock.instant()).orElseThrow(() -> missing(key));
  }

  ClauseRecords records() {
    return records;
  }

  private void requireNotArchived(PolicyKey key) {
    policies
        .archived(key)
        .ifPresent(archival -> {
          throw SuggestionProblem.archived(key, archival);
        });
  }

  private static ServiceException missing(PolicyKey key) {
    return new ServiceException(
        CommonProblem.NOT_FOUND, "There is no policy " + key.policy() + " known here");
  }
}
