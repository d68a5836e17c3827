package org.doubleloop.recommender.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.guidance.Served;
import org.doubleloop.recommender.optout.OptOuts;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.suggestion.RecordedSuggestion;
import org.doubleloop.recommender.suggestion.SuggestionProblem;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks at what is asked for before anything is written.
@Component
final class Commissioning {

  private final Suggestions suggestions;
  private final OptOuts optOuts;
  private final Policies policies;
  private final Experiments experiments;

  Commissioning(
      Suggestions suggestions, OptOuts optOuts, Policies policies, Experiments experiments) {
    this.suggestions = suggestions;
    this.optOuts = optOuts;
    this.policies = policies;
    this.experiments = experiments;
  }

  /// What somebody asks for.
  ///
  /// @param option another than the suggested one
  /// @param values by name, taken for personal
  record Asked(
      String suggestion,
      @Nullable String option,
      Map<String, String> values,
      @Nullable String wish,
      int count) {}

  /// @throws ServiceException for all that can be refused
  Commission of(String organization, Asked asked) {
    var suggestion = suggestions.known(organization, asked.suggestion());
    requireNotOptedOut(suggestion);
    var version = experiments.content(version(suggestion), suggestion.trial());
    var option = option(suggestion, version, asked.option());
    // What chance has left out for the unit stays left out, however often it is asked.
    var guidance =
        Served.of(
            version.key().policy(), version.guidanceFor(suggestion.context()), suggestion.unit());
    var request =
        new DraftRequest(
            option, guidance.served(), suggestion.context(), asked.values(), asked.wish());
    return new Commission(suggestion, version, request, guidance.withheld(), asked.count());
  }

  private void requireNotOptedOut(RecordedSuggestion suggestion) {
    var optedOut = optOuts.of(suggestion.key(), suggestion.subjectUnit(), suggestion.accountUnit());
    if (optedOut.isPresent()) {
      throw new ServiceException(
          SuggestionProblem.OPTED_OUT,
          optedOut.get().words() + ": nothing is written",
          List.of(
              new FieldFault(
                  "/suggestion", "OPTED_OUT", "must be one to somebody who has not opted out")));
    }
  }

  private PolicyVersion version(RecordedSuggestion suggestion) {
    policies
        .archived(suggestion.key())
        .ifPresent(archival -> {
          throw SuggestionProblem.archived(suggestion.key(), archival);
        });
    return policies
        .version(suggestion.key(), suggestion.version())
        .orElseThrow(() ->
            new ServiceException(
                CommonProblem.NOT_FOUND,
                "Version %d of policy %s is not known here yet"
                    .formatted(suggestion.version(), suggestion.key().policy())));
  }

  private static Option option(
      RecordedSuggestion suggestion, PolicyVersion version, @Nullable String asked) {
    return Optional.ofNullable(asked)
        .or(() -> Optional.ofNullable(suggestion.option()))
        .filter(suggestion.options()::contains)
        .flatMap(version::option)
        .orElseThrow(() ->
            new ServiceException(
                SuggestionProblem.UNKNOWN_OPTION,
                "A draft is written for an option that the suggestion ranks",
                List.of(
                    asked == null
                        ? new FieldFault(
                            "/option", "REQUIRED", "is required where none is suggested")
                        : new FieldFault(
                            "/option", "UNKNOWN", "must be one that the suggestion ranks"))));
  }
}
