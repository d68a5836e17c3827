package org.doubleloop.policy.lineage;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.api.policy.LineageApi;
import org.doubleloop.api.policy.model.ClauseKindJson;
import org.doubleloop.api.policy.model.PolicyLineagePageJson;
import org.doubleloop.api.policy.model.SignalLineagePageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.evidence.EvidenceLinks.Position;
import org.doubleloop.policy.evidence.FormerEvidence;
import org.doubleloop.policy.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class LineageController implements LineageApi {
  private final PolicyLineage lineage;
  private final SignalLineage signals;
  private final FormerEvidence former;
  private final Policies policies;
  private final PageCursors cursors;

  LineageController(
      PolicyLineage lineage,
      SignalLineage signals,
      FormerEvidence former,
      Policies policies,
      PageCursors cursors) {
    this.lineage = lineage;
    this.signals = signals;
    this.former = former;
    this.policies = policies;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<PolicyLineagePageJson> getPolicyLineage(
      String id,
      @Nullable ClauseKindJson kind,
      @Nullable String clause,
      @Nullable String cursor,
      Integer limit) {
    var organization = Callers.current().organization();
    var asked = clause(kind, clause);
    var filters = new HashMap<String, String>();
    filters.put("policy", id);
    if (asked != null) {
      filters.put("kind", asked.kind().name());
      filters.put("clause", asked.id());
    }
    var listing = Listing.of(organization, "policy-lineage", filters);
    var below = cursors.position(listing, cursor).map(Integer::valueOf).orElse(null);
    if (policies.version(organization, id, 1).isEmpty()) {
      throw new ServiceException(NOT_FOUND, "There is no policy " + id);
    }
    var found = lineage.steps(organization, id, asked, below, Listing.limit(limit));
    var page =
        new PolicyLineagePageJson()
            .policy(id)
            .items(found.steps().stream().map(LineageMapping::toApi).toList());
    return ResponseEntity.ok(
        found.below() == null ? page : page.next(cursors.next(listing, found.below().toString())));
  }

  private static @Nullable ClauseRef clause(@Nullable ClauseKindJson kind, @Nullable String id) {
    if (kind == null && id == null) {
      return null;
    }
    if (kind == null || id == null) {
      var name = kind == null ? "kind" : "clause";
      throw new ServiceException(
          INVALID_REQUEST,
          "A clause has a kind and an id",
          List.of(new FieldFault(name, "REQUIRED", "is required where the other is given")));
    }
    return new ClauseRef(ClauseKind.valueOf(kind.name()), id);
  }

  @Override
  public ResponseEntity<SignalLineagePageJson> getSignalLineage(
      String signal, @Nullable String cursor, Integer limit) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "signal-lineage", Map.of("signal", signal));
    var below = cursors.position(listing, cursor).map(Position::parse).orElse(null);
    // Before what is read: what is linked meanwhile may be missing.
    boolean isComplete = former.isLinked();
    var found = signals.uses(organization, signal, below, Listing.limit(limit));
    var page =
        new SignalLineagePageJson()
            .signal(signal)
            .isComplete(isComplete)
            .items(found.uses().stream().map(LineageMapping::toApi).toList());
    return ResponseEntity.ok(
        found.below() == null ? page : page.next(cursors.next(listing, found.below().toString())));
  }
}
