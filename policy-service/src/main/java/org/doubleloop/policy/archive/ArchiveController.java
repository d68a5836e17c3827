package org.doubleloop.policy.archive;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import java.util.List;
import java.util.Map;
import org.doubleloop.api.policy.ArchiveApi;
import org.doubleloop.api.policy.model.ArchivalJson;
import org.doubleloop.api.policy.model.ArchivalPageJson;
import org.doubleloop.api.policy.model.NewArchivalJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.archival.Archival.KeyedRequest;
import org.doubleloop.policy.archival.ArchivalMapping;
import org.doubleloop.policy.archival.Archivals;
import org.doubleloop.policy.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ArchiveController implements ArchiveApi {
  private static final String ADMINISTRATOR = "admin";

  private final Archiving archiving;
  private final Archivals archivals;
  private final Policies policies;
  private final Creations creations;
  private final PageCursors cursors;

  ArchiveController(
      Archiving archiving,
      Archivals archivals,
      Policies policies,
      Creations creations,
      PageCursors cursors) {
    this.archiving = archiving;
    this.archivals = archivals;
    this.policies = policies;
    this.creations = creations;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<ArchivalJson> archivePolicy(
      String id, String ifMatch, NewArchivalJson body, @Nullable String idempotencyKey) {
    return answer(id, true, body, ifMatch, idempotencyKey);
  }

  @Override
  public ResponseEntity<ArchivalJson> restorePolicy(
      String id, String ifMatch, NewArchivalJson body, @Nullable String idempotencyKey) {
    return answer(id, false, body, ifMatch, idempotencyKey);
  }

  private ResponseEntity<ArchivalJson> answer(
      String id,
      boolean archived,
      NewArchivalJson body,
      String ifMatch,
      @Nullable String idempotencyKey) {
    if (body.getReason().isBlank()) {
      throw new ServiceException(
          INVALID_REQUEST,
          "Say why",
          List.of(new FieldFault("/reason", "REQUIRED", "must not be blank")));
    }
    var caller = Callers.current();
    var keyed =
        idempotencyKey == null
            ? null
            : new KeyedRequest(creations.of(null, idempotencyKey).id(), creations.bodyHash(body));
    var archival =
        archiving.archive(
            new ArchiveRequest(
                caller.organization(),
                id,
                archived,
                caller.principal(),
                caller.scopes().contains(ADMINISTRATOR),
                body.getReason(),
                ifMatch,
                keyed));
    return ResponseEntity.ok(ArchivalMapping.toApi(archival));
  }

  @Override
  public ResponseEntity<ArchivalPageJson> listArchivals(
      String id, @Nullable String cursor, Integer limit) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "archivals", Map.of("policy", id));
    var below = cursors.position(listing, cursor).map(Integer::valueOf).orElse(null);
    var found = archivals.of(organization, id, below, Listing.limit(limit));
    if (found.items().isEmpty() && policies.version(organization, id, 1).isEmpty()) {
      throw new ServiceException(NOT_FOUND, "There is no policy " + id);
    }
    var page = new ArchivalPageJson().items(found.map(ArchivalMapping::toApi).items());
    return ResponseEntity.ok(
        found.more()
            ? page.next(cursors.next(listing, Integer.toString(found.items().getLast().number())))
            : page);
  }
}
