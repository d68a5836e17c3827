package org.doubleloop.signal.action;

import java.net.URI;
import java.time.Instant;
import org.doubleloop.api.signal.ActionsApi;
import org.doubleloop.api.signal.model.ActionJson;
import org.doubleloop.api.signal.model.ActionPageJson;
import org.doubleloop.api.signal.model.NewActionJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Sought;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// What was done.
@RestController
final class ActionsController implements ActionsApi {
  private final Creations creations;
  private final Actions actions;
  private final UnitHash units;
  private final PageCursors cursors;
  private final OrganizationClock clock;

  ActionsController(
      Creations creations,
      Actions actions,
      UnitHash units,
      PageCursors cursors,
      OrganizationClock clock) {
    this.creations = creations;
    this.actions = actions;
    this.units = units;
    this.cursors = cursors;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<ActionJson> createAction(
      NewActionJson newAction, @Nullable String idempotencyKey) {
    var creation = creations.of(newAction.getId(), idempotencyKey);
    var header = Header.of(creation, clock.instant());
    var stored = actions.create(creation, ActionMapping.fromApi(header, newAction, null, units));
    return ResponseEntity.created(URI.create(PATH_CREATE_ACTION + "/" + stored.header().id()))
        .body(ActionMapping.toApi(stored));
  }

  @Override
  public ResponseEntity<ActionPageJson> listActions(
      @Nullable String policy,
      @Nullable String subject,
      @Nullable String actor,
      @Nullable String suggestion,
      @Nullable Integer version,
      @Nullable String option,
      @Nullable String source,
      @Nullable String poster,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String cursor,
      Integer limit) {
    var organization = Callers.current().organization();
    var sought =
        Sought.captured(from, until)
            .with("policy", policy)
            .with("subject", subject)
            .with("actor.id", actor)
            .with("suggestion", suggestion)
            .with("version", version)
            .with("option", option)
            .with("source", source)
            .with(Signals.POSTED_BY, poster);
    var listing = Listing.of(organization, "actions", sought.asked());
    var found =
        actions.newest(
            organization,
            sought,
            cursors.position(listing, cursor).orElse(null),
            Listing.limit(limit));
    var page = new ActionPageJson(found.items().stream().map(ActionMapping::toApi).toList());
    page.setNext(found.next() == null ? null : cursors.next(listing, found.next()));
    return ResponseEntity.ok(page);
  }
}
