package org.doubleloop.recommender.suggestion;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.api.recommender.SuggestionsApi;
import org.doubleloop.api.recommender.model.NewSuggestionJson;
import org.doubleloop.api.recommender.model.SuggestionJson;
import org.doubleloop.api.recommender.model.SuggestionPageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.Creation.Naming;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.recommender.assignment.Assignments;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.suggestion.Suggestions.Place;
import org.doubleloop.recommender.suggestion.Suggestions.Sought;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class SuggestionController implements SuggestionsApi {

  private final Recommender recommender;
  private final Suggestions suggestions;
  private final Assignments assignments;
  private final Creations creations;
  private final PageCursors cursors;
  private final JsonMapper json;

  SuggestionController(
      Recommender recommender,
      Suggestions suggestions,
      Assignments assignments,
      Creations creations,
      PageCursors cursors,
      JsonMapper json) {
    this.recommender = recommender;
    this.suggestions = suggestions;
    this.assignments = assignments;
    this.creations = creations;
    this.cursors = cursors;
    this.json = json;
  }

  @Override
  public ResponseEntity<SuggestionJson> createSuggestion(
      NewSuggestionJson asked, @Nullable String idempotencyKey) {
    var creation = creations.of(asked.getId(), idempotencyKey);
    var bodyHash = creations.bodyHash(asked);
    var recorded =
        repeated(creation, asked, bodyHash).orElseGet(() -> suggested(creation, asked, bodyHash));
    return ResponseEntity.created(URI.create("/v1/suggestions/" + recorded.id()))
        .body(SuggestionMapping.toApi(recorded));
  }

  private RecordedSuggestion suggested(
      Creation creation, NewSuggestionJson asked, String bodyHash) {
    var request = SuggestionMapping.fromApi(creation.organization(), asked);
    var suggestion = recommender.suggest(creation.id(), request);
    return suggestions.record(creation, suggestion, bodyHash, SuggestionMapping.toApi(suggestion));
  }

  /// What was answered under this name before. A random name is new.
  private Optional<RecordedSuggestion> repeated(
      Creation creation, NewSuggestionJson asked, String bodyHash) {
    return creation.naming() == Naming.RANDOM
        ? Optional.empty()
        : suggestions
            .find(creation.organization(), creation.id())
            .map(recorded ->
                creation.again(
                    recorded, recorded.bodyHash().equals(bodyHash) || isAsBefore(recorded, asked)));
  }

  /// Whether the same was recorded while numbers were hashed as they were written, and kept so.
  private boolean isAsBefore(RecordedSuggestion recorded, NewSuggestionJson asked) {
    var context = asked.getContext();
    var before = recorded.context();
    if (context == null
        || !context.equals(json.readValue(json.writeValueAsString(before), Map.class))) {
      return false;
    }
    asked.setContext(before);
    boolean same = recorded.bodyHash().equals(creations.bodyHash(asked));
    asked.setContext(context);
    return same;
  }

  @Override
  public ResponseEntity<SuggestionJson> getSuggestion(String id) {
    var recorded = suggestions.known(Callers.current().organization(), id);
    return ResponseEntity.ok(told(List.of(recorded)).getFirst());
  }

  @Override
  public ResponseEntity<SuggestionPageJson> listSuggestions(
      String policy,
      @Nullable Integer version,
      @Nullable String option,
      @Nullable String subject,
      @Nullable String account,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String cursor,
      Integer limit) {
    var organization = Callers.current().organization();
    var sought =
        new Sought(
            new PolicyKey(organization, policy), version, option, subject, account, from, until);
    var listing = Listing.of(organization, "suggestions", Map.of("sought", sought.toString()));
    var after = cursors.position(listing, cursor).map(Place::parse).orElse(null);
    var found = suggestions.newest(sought, after, Listing.limit(limit));
    return ResponseEntity.ok(
        new SuggestionPageJson()
            .items(told(found.items()))
            .next(found.more() ? cursors.next(listing, place(found.items().getLast())) : null));
  }

  private static String place(RecordedSuggestion last) {
    return new Place(last.recordedAt(), last.id()).text();
  }

  private List<SuggestionJson> told(List<RecordedSuggestion> recorded) {
    var acted =
        assignments.actedOn(recorded.stream().flatMap(each -> made(each).stream()).toList());
    return recorded.stream()
        .map(each -> told(each, Optional.ofNullable(acted.get(each.id()))))
        .toList();
  }

  private static Optional<Assignments.Made> made(RecordedSuggestion recorded) {
    return Optional.ofNullable(recorded.episode())
        .map(episode ->
            new Assignments.Made(recorded.key(), recorded.unit(), episode, recorded.id()));
  }

  /// With the first action that followed it, by its name or by the assignment that it named first.
  private SuggestionJson told(RecordedSuggestion recorded, Optional<FollowingAction> assigned) {
    return assigned
        .map(acted -> acted.orEarlier(recorded.acted()))
        .or(() -> Optional.ofNullable(recorded.acted()))
        .map(acted -> SuggestionMapping.toApi(recorded, acted, json))
        .orElseGet(() -> SuggestionMapping.toApi(recorded));
  }
}
