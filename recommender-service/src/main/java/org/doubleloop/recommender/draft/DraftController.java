package org.doubleloop.recommender.draft;

import java.util.List;
import java.util.Optional;
import org.doubleloop.api.recommender.DraftsApi;
import org.doubleloop.api.recommender.model.DraftJson;
import org.doubleloop.api.recommender.model.NewDraftJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.guidance.Served;
import org.doubleloop.recommender.optout.OptOuts;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.suggestion.RecordedSuggestion;
import org.doubleloop.recommender.suggestion.SuggestionProblem;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DraftController implements DraftsApi {

  private final Suggestions suggestions;
  private final OptOuts optOuts;
  private final Policies policies;
  private final Drafter drafter;

  DraftController(Suggestions suggestions, OptOuts optOuts, Policies policies, Drafter drafter) {
    this.suggestions = suggestions;
    this.optOuts = optOuts;
    this.policies = policies;
    this.drafter = drafter;
  }

  @Override
  public ResponseEntity<DraftJson> createDraft(NewDraftJson asked) {
    var values = DraftMapping.fromApi(asked);
    var suggestion = suggestion(asked.getSuggestion());
    requireNotOptedOut(suggestion);
    var version = version(suggestion);
    var option = option(suggestion, version, asked.getOption());
    var draft =
        drafter.draft(
            new DraftRequest(
                option,
                served(suggestion, version).served(),
                suggestion.context(),
                values,
                asked.getWish()));
    return ResponseEntity.ok(DraftMapping.toApi(suggestion, option.id(), draft));
  }

  /// What chance has left out for the unit stays left out, however often it is asked.
  private static Served served(RecordedSuggestion suggestion, PolicyVersion version) {
    return Served.of(
        version.key().policy(), version.guidanceFor(suggestion.context()), suggestion.unit());
  }

  private RecordedSuggestion suggestion(String id) {
    return suggestions.known(Callers.current().organization(), id);
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
