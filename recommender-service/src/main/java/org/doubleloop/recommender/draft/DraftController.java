package org.doubleloop.recommender.draft;

import org.doubleloop.api.recommender.DraftsApi;
import org.doubleloop.api.recommender.model.DraftJson;
import org.doubleloop.api.recommender.model.NewDraftJson;
import org.doubleloop.kit.access.Callers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DraftController implements DraftsApi {

  private final Commissioning commissioning;
  private final Drafting drafting;

  DraftController(Commissioning commissioning, Drafting drafting) {
    this.commissioning = commissioning;
    this.drafting = drafting;
  }

  @Override
  public ResponseEntity<DraftJson> createDraft(NewDraftJson asked) {
    var commission =
        commissioning.of(Callers.current().organization(), DraftMapping.fromApi(asked));
    var drafts = drafting.write(commission, _ -> {});
    return ResponseEntity.ok(DraftMapping.toApi(commission, drafts));
  }
}
