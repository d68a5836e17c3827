package org.doubleloop.signal.thread;

import org.doubleloop.api.signal.ThreadsApi;
import org.doubleloop.api.signal.model.ActionThreadJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.edit.EditMapping;
import org.doubleloop.signal.outcome.OutcomeMapping;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// An action and what followed from it.
@RestController
final class ThreadController implements ThreadsApi {
  private final ActionThreads threads;

  ThreadController(ActionThreads threads) {
    this.threads = threads;
  }

  @Override
  public ResponseEntity<ActionThreadJson> getAction(String id) {
    var thread = threads.of(Callers.current().organization(), id);
    return ResponseEntity.ok(
        new ActionThreadJson(
            ActionMapping.toApi(thread.action()),
            thread.edits().stream().map(EditMapping::toApi).toList(),
            thread.outcomes().stream().map(OutcomeMapping::toApi).toList(),
            thread.counted().stream().map(OutcomeMapping::toApi).toList()));
  }
}
