package org.doubleloop.recommender.feedback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.api.recommender.FeedbackApi;
import org.doubleloop.api.recommender.model.FeedbackJson;
import org.doubleloop.api.recommender.model.FeedbackListJson;
import org.doubleloop.api.recommender.model.FeedbackStateJson;
import org.doubleloop.api.recommender.model.NewFeedbackJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.recommender.agreement.SuggestedOption;
import org.doubleloop.recommender.suggestion.RecordedSuggestion;
import org.doubleloop.recommender.suggestion.SuggestionProblem;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FeedbackController implements FeedbackApi {

  private final Suggestions suggestions;
  private final FeedbackLog feedback;
  private final Creations creations;
  private final PageCursors cursors;
  private final OrganizationClock clock;

  FeedbackController(
      Suggestions suggestions,
      FeedbackLog feedback,
      Creations creations,
      PageCursors cursors,
      OrganizationClock clock) {
    this.suggestions = suggestions;
    this.feedback = feedback;
    this.creations = creations;
    this.cursors = cursors;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<FeedbackJson> createFeedback(
      String id, NewFeedbackJson sent, @Nullable String idempotencyKey) {
    var creation = creations.of(sent.getId(), idempotencyKey);
    var suggestion = known(id);
    requireOption(suggestion, sent);
    var given =
        FeedbackMapping.fromApi(
            creation.id(), id, sent, Callers.current().principal(), clock.instant());
    var stored =
        feedback.record(creation, suggestion, given, creations.bodyHash(List.of(id, sent)));
    return ResponseEntity.status(201).body(FeedbackMapping.toApi(stored));
  }

  @Override
  public ResponseEntity<FeedbackListJson> listFeedback(String id, @Nullable String cursor) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "feedback", Map.of("suggestion", id));
    // it is numbered from 1 with none left out
    int after = cursors.position(listing, cursor).map(Integer::valueOf).orElse(0);
    var suggestion = known(id);
    var found = feedback.on(suggestion, after);
    var next = Integer.toString(after + found.items().size());
    return ResponseEntity.ok(
        new FeedbackListJson()
            .items(found.items().stream().map(FeedbackMapping::toApi).toList())
            .next(found.more() ? cursors.next(listing, next) : null)
            .agreement(
                Optional.ofNullable(suggestion.option())
                    .map(option ->
                        new SuggestedOption(suggestion.key(), suggestion.version(), option))
                    .map(suggested ->
                        FeedbackMapping.toApi(suggested, feedback.agreementOn(suggested)))
                    .orElse(null)));
  }

  private static void requireOption(RecordedSuggestion suggestion, NewFeedbackJson sent) {
    boolean changed = sent.getState() == FeedbackStateJson.CHANGED;
    if (changed != (sent.getOption() != null)) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "What was done instead is said with CHANGED, and only then",
          List.of(
              changed
                  ? new FieldFault("/option", "REQUIRED", "is required with CHANGED")
                  : new FieldFault("/option", "EXCLUSIVE", "is only for CHANGED")));
    }
    if (sent.getState() == FeedbackStateJson.FOLLOWED && suggestion.option() == null) {
      throw new ServiceException(
          SuggestionProblem.UNKNOWN_OPTION,
          "The suggestion named no option, so that nobody can have followed it: say CHANGED with"
              + " the option that was done, or IGNORED where nothing was",
          List.of(new FieldFault("/state", "INVALID", "is only for a suggestion with an option")));
    }
    if (sent.getOption() != null && sent.getOption().equals(suggestion.option())) {
      throw new ServiceException(
          SuggestionProblem.UNKNOWN_OPTION,
          "Doing what was suggested is FOLLOWED, not CHANGED",
          List.of(new FieldFault("/option", "INVALID", "is what was suggested")));
    }
  }

  private RecordedSuggestion known(String id) {
    return suggestions.known(Callers.current().organization(), id);
  }
}
