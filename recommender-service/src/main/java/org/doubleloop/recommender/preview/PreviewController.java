package org.doubleloop.recommender.preview;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import java.util.List;
import org.doubleloop.api.recommender.PreviewsApi;
import org.doubleloop.api.recommender.model.NewPreviewJson;
import org.doubleloop.api.recommender.model.PreviewReportJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class PreviewController implements PreviewsApi {
  private final Previews previews;
  private final Policies policies;
  private final DraftReader drafts;
  private final OrganizationClock clock;
  private final JsonMapper json;

  PreviewController(
      Previews previews,
      Policies policies,
      DraftReader drafts,
      OrganizationClock clock,
      JsonMapper json) {
    this.previews = previews;
    this.policies = policies;
    this.drafts = drafts;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public ResponseEntity<PreviewReportJson> createPreview(NewPreviewJson asked) {
    var key = new PolicyKey(Callers.current().organization(), asked.getPolicy());
    requireOne(asked);
    var now = clock.instant();
    var base =
        asked.getBaseVersion() == null
            ? policies.inForce(key, now).orElseThrow(() -> unknown(key, null))
            : version(key, asked.getBaseVersion());
    var draft = draft(key, base, asked);
    var most = asked.getMost() == null ? Previews.MOST : asked.getMost();
    return ResponseEntity.ok(PreviewMapping.toApi(previews.asked(base, draft, most, now)));
  }

  private static void requireOne(NewPreviewJson asked) {
    if ((asked.getContent() == null) == (asked.getVersion() == null)) {
      var fault =
          asked.getContent() == null
              ? new FieldFault("/version", "REQUIRED", "is required where there is no content")
              : new FieldFault("/version", "EXCLUSIVE", "must be absent where there is content");
      throw new ServiceException(INVALID_REQUEST, "Give either content or version", List.of(fault));
    }
  }

  private PolicyVersion draft(PolicyKey key, PolicyVersion base, NewPreviewJson asked) {
    var version = asked.getVersion();
    if (version != null) {
      return version(key, version);
    }
    var content = json.valueToTree(asked.getContent());
    var faults = DraftMaps.faults(content);
    if (!faults.isEmpty()) {
      throw new ServiceException(INVALID_REQUEST, "The draft is not looked at", faults);
    }
    try {
      return drafts.read(key, base.version() + 1, content.toString());
    } catch (IllegalArgumentException e) {
      throw new ServiceException(
          PreviewProblem.INVALID_DRAFT, "It cannot be read: " + e.getMessage());
    }
  }

  private PolicyVersion version(PolicyKey key, int version) {
    return policies.version(key, version).orElseThrow(() -> unknown(key, version));
  }

  private static ServiceException unknown(PolicyKey key, @Nullable Integer version) {
    return new ServiceException(
        NOT_FOUND,
        "There is no policy "
            + key.policy()
            + (version == null ? "" : " with a version " + version));
  }
}
