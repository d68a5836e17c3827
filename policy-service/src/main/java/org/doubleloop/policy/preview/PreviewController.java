package org.doubleloop.policy.preview;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.doubleloop.api.policy.ProposalPreviewsApi;
import org.doubleloop.api.policy.model.NewProposalPreviewJson;
import org.doubleloop.api.policy.model.ProposalPreviewJson;
import org.doubleloop.kit.access.Callers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class PreviewController implements ProposalPreviewsApi {
  private final Previews previews;
  private final InstantSource clock;

  PreviewController(Previews previews, InstantSource clock) {
    this.previews = previews;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<ProposalPreviewJson> putProposalPreview(
      String id, NewProposalPreviewJson body) {
    var organization = Callers.current().organization();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var preview = PreviewMapping.fromApi(organization, id, body, now);
    previews.put(preview);
    return ResponseEntity.ok(PreviewMapping.toApi(preview));
  }
}
