package org.doubleloop.signal.thread;

import java.util.Map;
import org.doubleloop.api.signal.ThreadsApi;
import org.doubleloop.api.signal.model.ActionThreadJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.edit.EditMapping;
import org.doubleloop.signal.outcome.OutcomeMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// An action and what followed from it.
@RestController
final class ThreadController implements ThreadsApi {
  private final ActionThreads threads;
  private final PageCursors cursors;

  ThreadController(ActionThreads threads, PageCursors cursors) {
    this.threads = threads;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<ActionThreadJson> getAction(String id, @Nullable String cursor) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "thread", Map.of("action", id));
    var from = cursors.position(listing, cursor).map(ThreadPlace::parse).orElse(ThreadPlace.START);
    var thread = threads.of(organization, id, from);
    var reckoning = thread.reckoning();
    // one that has found another action meanwhile is told there
    var outcomes =
        thread.outcomes().stream()
            .filter(outcome -> reckoning.outcomes().containsKey(outcome.header().id()))
            .toList();
    var api =
        new ActionThreadJson(
            ActionMapping.toApi(thread.action()),
            StandingMapping.toApi(reckoning.standing()),
            thread.edits().stream().map(EditMapping::toApi).toList(),
            outcomes.stream().map(OutcomeMapping::ofAction).toList(),
            outcomes.stream()
                .map(outcome -> reckoning.outcomes().get(outcome.header().id()))
                .map(StandingMapping::toApi)
                .toList(),
            reckoning.counted().stream().map(OutcomeMapping::toApi).toList());
    api.setFolded(thread.folded() == 0 ? null : thread.folded());
    api.setNext(thread.next() == null ? null : cursors.next(listing, thread.next().toString()));
    return ResponseEntity.ok(api);
  }
}
