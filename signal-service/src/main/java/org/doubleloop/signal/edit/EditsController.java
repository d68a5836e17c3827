package org.doubleloop.signal.edit;

import java.net.URI;
import java.util.Map;
import org.doubleloop.api.signal.EditsApi;
import org.doubleloop.api.signal.model.EditJson;
import org.doubleloop.api.signal.model.EditListJson;
import org.doubleloop.api.signal.model.NewEditJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.signal.action.ActionReference;
import org.doubleloop.signal.action.Actions;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// How the drafts of actions were edited.
@RestController
final class EditsController implements EditsApi {
  private final Creations creations;
  private final Actions actions;
  private final Signals signals;
  private final EditType type;
  private final PageCursors cursors;
  private final OrganizationClock clock;

  EditsController(
      Creations creations,
      Actions actions,
      Signals signals,
      EditType type,
      PageCursors cursors,
      OrganizationClock clock) {
    this.creations = creations;
    this.actions = actions;
    this.signals = signals;
    this.type = type;
    this.cursors = cursors;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<EditJson> createEdit(
      String id, NewEditJson newEdit, @Nullable String idempotencyKey) {
    ActionReference.requireAbsent(newEdit.getAction());
    var creation = creations.of(newEdit.getId(), idempotencyKey);
    actions.require(creation.organization(), id);
    var header = Header.of(creation, clock.instant());
    var edit = EditMapping.fromApi(header, id, newEdit, null, type.drafts());
    var stored = signals.create(creation, type, edit);
    return ResponseEntity.created(URI.create(type.path(stored))).body(EditMapping.toApi(stored));
  }

  @Override
  public ResponseEntity<EditListJson> listEdits(String id, @Nullable String cursor) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "edits", Map.of("action", id));
    var after = cursors.position(listing, cursor).orElse(null);
    actions.require(organization, id);
    var found = signals.about(type, organization, id, after);
    var page = new EditListJson(found.items().stream().map(EditMapping::toApi).toList());
    page.setNext(found.next() == null ? null : cursors.next(listing, found.next()));
    return ResponseEntity.ok(page);
  }
}
