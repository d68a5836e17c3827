package org.doubleloop.signal.outcome;

import java.net.URI;
import java.util.Map;
import org.doubleloop.api.signal.OutcomesApi;
import org.doubleloop.api.signal.model.NewOutcomeJson;
import org.doubleloop.api.signal.model.OutcomeJson;
import org.doubleloop.api.signal.model.OutcomeListJson;
import org.doubleloop.api.signal.model.OutcomePageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.signal.action.ActionReference;
import org.doubleloop.signal.action.Actions;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// What actions led to.
@RestController
final class OutcomesController implements OutcomesApi {
  private final Creations creations;
  private final Actions actions;
  private final Outcomes outcomes;
  private final PageCursors cursors;
  private final OrganizationClock clock;

  OutcomesController(
      Creations creations,
      Actions actions,
      Outcomes outcomes,
      PageCursors cursors,
      OrganizationClock clock) {
    this.creations = creations;
    this.actions = actions;
    this.outcomes = outcomes;
    this.cursors = cursors;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<OutcomeJson> createOutcome(
      String id, NewOutcomeJson newOutcome, @Nullable String idempotencyKey) {
    ActionReference.requireAbsent(newOutcome.getAction());
    var creation = creations.of(newOutcome.getId(), idempotencyKey);
    actions.require(creation.organization(), id);
    var header = Header.of(creation, clock.instant());
    var stored = outcomes.create(creation, OutcomeMapping.fromApi(header, id, newOutcome, null));
    return ResponseEntity.created(URI.create(outcomes.path(stored)))
        .body(OutcomeMapping.toApi(stored));
  }

  @Override
  public ResponseEntity<OutcomeJson> captureOutcome(
      NewOutcomeJson newOutcome, @Nullable String idempotencyKey) {
    var creation = creations.of(newOutcome.getId(), idempotencyKey);
    var header = Header.of(creation, clock.instant());
    var stored =
        outcomes.capture(
            creation, OutcomeMapping.fromApi(header, newOutcome.getAction(), newOutcome, null));
    return ResponseEntity.created(URI.create(PATH_CAPTURE_OUTCOME + "/" + stored.header().id()))
        .body(OutcomeMapping.toApi(stored));
  }

  @Override
  public ResponseEntity<OutcomeListJson> listOutcomes(String id, @Nullable String cursor) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "outcomes", Map.of("action", id));
    var after = cursors.position(listing, cursor).orElse(null);
    actions.require(organization, id);
    var found = outcomes.of(organization, id, after);
    var page = new OutcomeListJson(found.items().stream().map(OutcomeMapping::ofAction).toList());
    page.setNext(found.next() == null ? null : cursors.next(listing, found.next()));
    return ResponseEntity.ok(page);
  }

  @Override
  public ResponseEntity<OutcomePageJson> listOrphans(
      Boolean ambiguous, @Nullable String cursor, Integer limit) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "orphans", Map.of("ambiguous", ambiguous.toString()));
    var found =
        outcomes.orphans(
            organization,
            ambiguous,
            cursors.position(listing, cursor).orElse(null),
            Listing.limit(limit));
    var page = new OutcomePageJson(found.items().stream().map(OutcomeMapping::withJoin).toList());
    page.setNext(found.next() == null ? null : cursors.next(listing, found.next()));
    return ResponseEntity.ok(page);
  }
}
