package org.doubleloop.signal.story;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.doubleloop.api.signal.ActionsApi;
import org.doubleloop.api.signal.SignalsApi;
import org.doubleloop.api.signal.model.ActionJson;
import org.doubleloop.api.signal.model.ActionPageJson;
import org.doubleloop.api.signal.model.ActionStoryJson;
import org.doubleloop.api.signal.model.EditJson;
import org.doubleloop.api.signal.model.EditListJson;
import org.doubleloop.api.signal.model.NewActionJson;
import org.doubleloop.api.signal.model.NewEditJson;
import org.doubleloop.api.signal.model.NewOutcomeJson;
import org.doubleloop.api.signal.model.OutcomeJson;
import org.doubleloop.api.signal.model.OutcomeListJson;
import org.doubleloop.api.signal.model.SignalKindJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.action.Actions;
import org.doubleloop.signal.capture.Header;
import org.doubleloop.signal.edit.EditMapping;
import org.doubleloop.signal.outcome.OutcomeMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// Actions, and what followed from each.
@RestController
final class ActionsController implements ActionsApi {
  private final Creations creations;
  private final Stories stories;
  private final PageCursors cursors;
  private final InstantSource clock;

  ActionsController(
      Creations creations, Stories stories, PageCursors cursors, InstantSource clock) {
    this.creations = creations;
    this.stories = stories;
    this.cursors = cursors;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<ActionJson> createAction(
      NewActionJson newAction, @Nullable String idempotencyKey) {
    var creation = creations.of(newAction.getId(), idempotencyKey);
    var stored =
        stories.actions().create(creation, ActionMapping.action(header(creation), newAction, null));
    return created(PATH_CREATE_ACTION + "/" + stored.header().id(), ActionMapping.toApi(stored));
  }

  @Override
  public ResponseEntity<ActionPageJson> listActions(
      @Nullable String policy, @Nullable String subject, @Nullable String cursor, Integer limit) {
    var organization = Callers.current().organization();
    var filters = new TreeMap<String, String>();
    if (policy != null) {
      filters.put("policy", policy);
    }
    if (subject != null) {
      filters.put("subject", subject);
    }
    var listing = Listing.of(organization, "actions", filters);
    var found =
        stories
            .actions()
            .newest(
                organization,
                new Actions.Filter(policy, subject),
                cursors.position(listing, cursor).orElse(null),
                Listing.limit(limit));
    var page = new ActionPageJson(found.items().stream().map(ActionMapping::toApi).toList());
    page.setNext(found.next() == null ? null : cursors.next(listing, found.next()));
    return ResponseEntity.ok(page);
  }

  @Override
  public ResponseEntity<ActionStoryJson> getAction(String id) {
    var story = stories.of(Callers.current().organization(), id);
    return ResponseEntity.ok(
        new ActionStoryJson(
            ActionMapping.toApi(story.action()),
            story.edits().stream().map(EditMapping::toApi).toList(),
            story.outcomes().stream().map(OutcomeMapping::toApi).toList(),
            story.counted().stream().map(OutcomeMapping::toApi).toList()));
  }

  @Override
  public ResponseEntity<EditJson> createEdit(
      String id, NewEditJson newEdit, @Nullable String idempotencyKey) {
    requireAbsent(newEdit.getAction());
    var creation = creations.of(newEdit.getId(), idempotencyKey);
    stories.actions().require(creation.organization(), id);
    var stored =
        stories.edits().create(creation, EditMapping.edit(header(creation), id, newEdit, null));
    return created(signal(SignalKindJson.EDIT, stored.header().id()), EditMapping.toApi(stored));
  }

  @Override
  public ResponseEntity<EditListJson> listEdits(String id) {
    var organization = Callers.current().organization();
    stories.actions().require(organization, id);
    return ResponseEntity.ok(
        new EditListJson(
            stories.edits().of(organization, id).stream().map(EditMapping::toApi).toList()));
  }

  @Override
  public ResponseEntity<OutcomeJson> createOutcome(
      String id, NewOutcomeJson newOutcome, @Nullable String idempotencyKey) {
    requireAbsent(newOutcome.getAction());
    var creation = creations.of(newOutcome.getId(), idempotencyKey);
    stories.actions().require(creation.organization(), id);
    var stored =
        stories
            .outcomes()
            .create(creation, OutcomeMapping.outcome(header(creation), id, newOutcome, null));
    return created(
        signal(SignalKindJson.OUTCOME, stored.header().id()), OutcomeMapping.toApi(stored));
  }

  @Override
  public ResponseEntity<OutcomeListJson> listOutcomes(String id) {
    var organization = Callers.current().organization();
    stories.actions().require(organization, id);
    return ResponseEntity.ok(
        new OutcomeListJson(
            stories.outcomes().of(organization, id).stream().map(OutcomeMapping::toApi).toList()));
  }

  private static void requireAbsent(@Nullable String action) {
    if (action != null) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "One value is not valid",
          List.of(
              new FieldFault("/action", "EXCLUSIVE", "must be absent: the path names the action")));
    }
  }

  private Header header(Creation creation) {
    return Header.of(creation.organization(), creation.id(), clock.instant());
  }

  private static String signal(SignalKindJson kind, String id) {
    return SignalsApi.PATH_GET_SIGNAL.replace("{id}", id) + "?kind=" + kind;
  }

  private static <T> ResponseEntity<T> created(String path, T body) {
    return ResponseEntity.created(URI.create(path)).body(body);
  }
}
