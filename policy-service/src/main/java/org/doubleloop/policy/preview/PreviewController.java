package org.doubleloop.policy.preview;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.doubleloop.api.policy.ProposalPreviewsApi;
import org.doubleloop.api.policy.model.NewProposalPreviewJson;
import org.doubleloop.api.policy.model.ProposalNewsJson;
import org.doubleloop.api.policy.model.ProposalPreviewJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.proposal.Proposals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class PreviewController implements ProposalPreviewsApi {
  private final Previews previews;
  private final Proposals proposals;
  private final InstantSource clock;

  PreviewController(Previews previews, Proposals proposals, InstantSource clock) {
    this.previews = previews;
    this.proposals = proposals;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<ProposalNewsJson> readProposalNews(String id) {
    var organization = Callers.current().organization();
    return proposals
        .find(organization, id)
        .map(found -> ResponseEntity.ok(ProposalFeedMapping.told(ProposalNews.of(found))))
        .orElseThrow(
            () -> new ServiceException(CommonProblem.NOT_FOUND, "There is no proposal " + id));
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
