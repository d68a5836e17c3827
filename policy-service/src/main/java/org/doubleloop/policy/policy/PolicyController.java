package org.doubleloop.policy.policy;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.doubleloop.api.policy.PoliciesApi;
import org.doubleloop.api.policy.model.LearnabilityJson;
import org.doubleloop.api.policy.model.NewPolicyJson;
import org.doubleloop.api.policy.model.PolicyPageJson;
import org.doubleloop.api.policy.model.PolicyVersionJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.learnability.Learnability;
import org.doubleloop.policy.learnability.LearnabilityMapping;
import org.doubleloop.policy.validation.ContentMapping;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class PolicyController implements PoliciesApi {
  private final Policies policies;
  private final Creations creations;
  private final PageCursors cursors;

  PolicyController(Policies policies, Creations creations, PageCursors cursors) {
    this.policies = policies;
    this.creations = creations;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<PolicyVersionJson> createPolicy(
      NewPolicyJson body, @Nullable String idempotencyKey) {
    var creation = creations.of(body.getId(), idempotencyKey);
    var faults = new FieldFaults();
    var content = PolicyValidation.read(body.getContent(), faults);
    faults.throwIfAny();
    ContentMapping.asHashed(body.getContent());
    var author = Callers.current().principal();
    var made = policies.create(creation, content, author, creations.bodyHash(body));
    return ResponseEntity.created(URI.create(PATH_CREATE_POLICY + "/" + made.policy()))
        .eTag(ETags.of(made.version()))
        .body(alone(made));
  }

  @Override
  public ResponseEntity<PolicyPageJson> listPolicies(@Nullable String cursor, Integer limit) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "policies", Map.of());
    var after = cursors.position(listing, cursor).orElse(null);
    var found = policies.allInForce(organization, after, Listing.limit(limit));
    return ResponseEntity.ok(page(listing, found, PolicyVersion::policy));
  }

  @Override
  public ResponseEntity<PolicyVersionJson> getPolicy(String id, @Nullable String ifNoneMatch) {
    var version =
        policies.inForce(Callers.current().organization(), id).orElseThrow(() -> unknown(id));
    var tag = ETags.of(version.version());
    return ETags.isUnchanged(ifNoneMatch, tag)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
        : ResponseEntity.ok().eTag(tag).body(alone(version));
  }

  @Override
  public ResponseEntity<LearnabilityJson> getLearnability(
      String id,
      @Nullable Double decisionsPerWeek,
      @Nullable Double rate,
      @Nullable Double difference) {
    var content =
        policies
            .inForce(Callers.current().organization(), id)
            .orElseThrow(() -> unknown(id))
            .content();
    var assumptions =
        LearnabilityMapping.fromApi(content.metric(), decisionsPerWeek, rate, difference);
    return ResponseEntity.ok(LearnabilityMapping.toApi(Learnability.of(content, assumptions)));
  }

  @Override
  public ResponseEntity<PolicyPageJson> listPolicyVersions(
      String id, @Nullable String cursor, Integer limit) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "policy-versions", Map.of("policy", id));
    var below = cursors.position(listing, cursor).map(Integer::valueOf).orElse(null);
    var found = policies.versions(organization, id, below, Listing.limit(limit));
    if (found.items().isEmpty()) {
      throw unknown(id);
    }
    return ResponseEntity.ok(page(listing, found, version -> Integer.toString(version.version())));
  }

  @Override
  public ResponseEntity<PolicyVersionJson> getPolicyVersion(String id, Integer version) {
    return policies
        .version(Callers.current().organization(), id, version)
        .map(found -> ResponseEntity.ok().eTag(ETags.of(found.version())).body(alone(found)))
        .orElseThrow(() ->
            new ServiceException(
                NOT_FOUND, "There is no version %d of policy %s".formatted(version, id)));
  }

  @Override
  public ResponseEntity<org.doubleloop.api.policy.model.PolicyDiffJson> diffPolicyVersions(
      String id, Integer version, @Nullable Integer to) {
    throw new UnsupportedOperationException();
  }

  private PolicyVersionJson alone(PolicyVersion version) {
    var base =
        version.version() == 1
            ? null
            : policies
                .version(version.organization(), version.policy(), version.version() - 1)
                .map(PolicyVersion::content)
                .orElse(null);
    return PolicyVersionMapping.toApiAlone(version, base);
  }

  private PolicyPageJson page(
      Listing listing, Found<PolicyVersion> found, Function<PolicyVersion, String> position) {
    var page = new PolicyPageJson().items(found.map(PolicyVersionMapping::toApi).items());
    return found.more()
        ? page.next(cursors.next(listing, position.apply(found.items().getLast())))
        : page;
  }

  private static ServiceException unknown(String id) {
    return new ServiceException(NOT_FOUND, "There is no policy " + id);
  }
}
