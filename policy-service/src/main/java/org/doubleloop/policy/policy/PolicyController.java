package org.doubleloop.policy.policy;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.doubleloop.api.policy.PoliciesApi;
import org.doubleloop.api.policy.model.LearnabilityJson;
import org.doubleloop.api.policy.model.NewPolicyJson;
import org.doubleloop.api.policy.model.PolicyPageJson;
import org.doubleloop.api.policy.model.PolicyVersionJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
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
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final Policies policies;
  private final PolicyList list;
  private final Standings standings;
  private final Creations creations;
  private final PageCursors cursors;

  PolicyController(
      Policies policies,
      PolicyList list,
      Standings standings,
      Creations creations,
      PageCursors cursors) {
    this.policies = policies;
    this.list = list;
    this.standings = standings;
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
    var author = Callers.current().principal();
    var hash = ContentMapping.hash(body.getContent(), () -> creations.bodyHash(body));
    var made = policies.create(creation, content, author, hash);
    return ResponseEntity.created(URI.create(PATH_CREATE_POLICY + "/" + made.policy()))
        .eTag(ETags.of(made.version()))
        .body(alone(made));
  }

  @Override
  public ResponseEntity<PolicyPageJson> listPolicies(
      Boolean archived, @Nullable String cursor, Integer limit) {
    var organization = Callers.current().organization();
    var listing = Listing.of(organization, "policies", Map.of("archived", archived.toString()));
    var after = cursors.position(listing, cursor).orElse(null);
    var found = list.inForce(organization, after, Listing.limit(limit), archived);
    var page = new PolicyPageJson().items(found.map(PolicyVersionMapping::toApi).items());
    if (found.more()) {
      page.next(cursors.next(listing, found.items().getLast().version().policy()));
    }
    return ResponseEntity.ok(page);
  }

  @Override
  public ResponseEntity<PolicyVersionJson> getPolicy(
      String id, @Nullable Instant at, @Nullable String ifNoneMatch) {
    return at == null ? now(id, ifNoneMatch) : at(id, at, ifNoneMatch);
  }

  private ResponseEntity<PolicyVersionJson> now(String id, @Nullable String ifNoneMatch) {
    var organization = Callers.current().organization();
    var standing = standings.of(organization, id).orElseThrow(() -> unknown(id));
    return unless(
        ifNoneMatch,
        standing.tag(),
        () -> {
          var version = policies.version(organization, id, standing.version()).orElseThrow();
          return PolicyVersionMapping.toApi(
              alone(version), standing, standings.defended(version, standing));
        });
  }

  private ResponseEntity<PolicyVersionJson> at(
      String id, Instant moment, @Nullable String ifNoneMatch) {
    var organization = Callers.current().organization();
    var version =
        policies
            .inForceAt(organization, id, inRange(moment))
            .orElseThrow(() ->
                new ServiceException(
                    NOT_FOUND, "At that moment no version of a policy " + id + " was in force"));
    return unless(
        ifNoneMatch,
        ETags.of(version),
        () -> alone(policies.version(organization, id, version).orElseThrow()));
  }

  private static Instant inRange(Instant moment) {
    if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
      throw new ServiceException(
          INVALID_REQUEST,
          "One value is not valid",
          List.of(new FieldFault("at", "RANGE", "must be of the years 1 to 9999")));
    }
    return moment;
  }

  private static ResponseEntity<PolicyVersionJson> unless(
      @Nullable String ifNoneMatch, String tag, Supplier<PolicyVersionJson> changed) {
    return ETags.isUnchanged(ifNoneMatch, tag)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
        : ResponseEntity.ok().eTag(tag).body(changed.get());
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
    var page = new PolicyPageJson().items(found.map(PolicyVersionMapping::toApi).items());
    if (found.more()) {
      page.next(cursors.next(listing, Integer.toString(found.items().getLast().version())));
    }
    return ResponseEntity.ok(page);
  }

  @Override
  public ResponseEntity<PolicyVersionJson> getPolicyVersion(
      String id, Integer version, @Nullable String ifNoneMatch) {
    var organization = Callers.current().organization();
    Supplier<ServiceException> missing =
        () ->
            new ServiceException(
                NOT_FOUND, "There is no version %d of policy %s".formatted(version, id));
    if (ifNoneMatch != null && !policies.has(organization, id, version)) {
      throw missing.get();
    }
    return unless(
        ifNoneMatch,
        ETags.of(version),
        () -> alone(policies.version(organization, id, version).orElseThrow(missing)));
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

  private static ServiceException unknown(String id) {
    return new ServiceException(NOT_FOUND, "There is no policy " + id);
  }
}
