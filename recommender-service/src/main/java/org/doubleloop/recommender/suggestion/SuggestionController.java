package org.doubleloop.recommender.suggestion;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.doubleloop.api.recommender.SuggestionsApi;
import org.doubleloop.api.recommender.model.FeedbackJson;
import org.doubleloop.api.recommender.model.FeedbackListJson;
import org.doubleloop.api.recommender.model.FeedbackStateJson;
import org.doubleloop.api.recommender.model.NewFeedbackJson;
import org.doubleloop.api.recommender.model.NewSuggestionJson;
import org.doubleloop.api.recommender.model.SuggestionJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.Creation.Naming;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SuggestionController implements SuggestionsApi {

  private final Recommender recommender;
  private final Suggestions suggestions;
  private final Creations creations;
  private final Reactions reactions;
  private final InstantSource clock;

  SuggestionController(
      Recommender recommender,
      Suggestions suggestions,
      Creations creations,
      Reactions reactions,
      InstantSource clock) {
    this.recommender = recommender;
    this.suggestions = suggestions;
    this.creations = creations;
    this.reactions = reactions;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<SuggestionJson> createSuggestion(
      NewSuggestionJson asked, @Nullable String idempotencyKey) {
    var creation = creations.of(asked.getId(), idempotencyKey);
    var bodyHash = creations.bodyHash(asked);
    var recorded =
        repeated(creation, bodyHash).orElseGet(() -> suggested(creation, asked, bodyHash));
    return ResponseEntity.created(URI.create("/v1/suggestions/" + recorded.id()))
        .body(SuggestionMapping.answer(recorded));
  }

  private Recorded suggested(Creation creation, NewSuggestionJson asked, String bodyHash) {
    var question = SuggestionMapping.question(creation.organization(), asked);
    var suggestion = recommender.suggest(creation.id(), question);
    return suggestions.record(creation, suggestion, bodyHash, SuggestionMapping.answer(suggestion));
  }

  /// What was answered under this name before. A random name is new.
  private Optional<Recorded> repeated(Creation creation, String bodyHash) {
    if (creation.naming() == Naming.RANDOM) {
      return Optional.empty();
    }
    var recorded = suggestions.find(creation.organization(), creation.id());
    if (recorded.isPresent() && !recorded.get().bodyHash().equals(bodyHash)) {
      throw creation.conflict();
    }
    return recorded;
  }

  @Override
  public ResponseEntity<SuggestionJson> getSuggestion(String id) {
    return ResponseEntity.ok(SuggestionMapping.answer(known(id)));
  }

  @Override
  public ResponseEntity<FeedbackJson> createFeedback(
      String id, NewFeedbackJson sent, @Nullable String idempotencyKey) {
    var creation = creations.of(sent.getId(), idempotencyKey);
    var suggestion = known(id);
    requireOption(suggestion, sent);
    var feedback =
        FeedbackMapping.feedback(
            creation.id(), id, sent, Callers.current().principal(), clock.instant());
    var stored =
        reactions.record(creation, suggestion, feedback, creations.bodyHash(List.of(id, sent)));
    return ResponseEntity.status(201).body(FeedbackMapping.answer(stored));
  }

  @Override
  public ResponseEntity<FeedbackListJson> listFeedback(String id) {
    var suggestion = known(id);
    var feedback = reactions.on(suggestion);
    return ResponseEntity.ok(
        new FeedbackListJson()
            .items(feedback.stream().map(FeedbackMapping::answer).toList())
            .agreement(
                suggestion
                    .suggested()
                    .map(suggested ->
                        FeedbackMapping.answer(suggested, reactions.agreementOn(suggested)))
                    .orElse(null)));
  }

  private static void requireOption(Recorded suggestion, NewFeedbackJson sent) {
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
    if (sent.getOption() != null && sent.getOption().equals(suggestion.option().orElse(null))) {
      throw new ServiceException(
          SuggestionProblem.UNKNOWN_OPTION,
          "Doing what was suggested is FOLLOWED, not CHANGED",
          List.of(new FieldFault("/option", "INVALID", "is what was suggested")));
    }
  }

  private Recorded known(String id) {
    return suggestions
        .find(Callers.current().organization(), id)
        .orElseThrow(
            () -> new ServiceException(CommonProblem.NOT_FOUND, "There is no suggestion " + id));
  }
}
