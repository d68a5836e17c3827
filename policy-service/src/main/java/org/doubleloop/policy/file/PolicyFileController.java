package org.doubleloop.policy.file;

import static org.doubleloop.kit.problem.CommonProblem.IF_MATCH_REQUIRED;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.kit.problem.CommonProblem.STALE;
import static org.doubleloop.policy.file.PolicyFileMapping.invalid;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.doubleloop.api.policy.PoliciesApi;
import org.doubleloop.api.policy.PolicyFilesApi;
import org.doubleloop.api.policy.ProposalsApi;
import org.doubleloop.api.policy.model.AppliedFileJson;
import org.doubleloop.api.policy.model.FileOutcomeJson;
import org.doubleloop.api.policy.model.PolicyFileJson;
import org.doubleloop.api.policy.model.ProposalStateJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// Writes files and applies them. What a file comes to, a policy or a proposal, is made as if it
/// had been sent by itself.
@RestController
final class PolicyFileController implements PolicyFilesApi {
  /// A proposal in one of these waits for nobody, and is no version.
  private static final Set<ProposalStateJson> IN_VAIN =
      Set.of(
          ProposalStateJson.REJECTED,
          ProposalStateJson.WITHDRAWN,
          ProposalStateJson.SUPERSEDED,
          ProposalStateJson.EXPIRED);

  private final PolicyFileMapping files;
  private final Policies policies;
  private final PoliciesApi policyOperations;
  private final ProposalsApi proposalOperations;

  PolicyFileController(
      PolicyFileMapping files,
      Policies policies,
      PoliciesApi policyOperations,
      ProposalsApi proposalOperations) {
    this.files = files;
    this.policies = policies;
    this.policyOperations = policyOperations;
    this.proposalOperations = proposalOperations;
  }

  @Override
  public ResponseEntity<String> exportPolicyFile(
      String id, @Nullable Integer version, @Nullable String ifNoneMatch) {
    var organization = Callers.current().organization();
    var found =
        version == null
            ? policies.newest(organization, id)
            : policies.version(organization, id, version);
    var exported =
        found.orElseThrow(() ->
            new ServiceException(
                NOT_FOUND,
                version == null
                    ? "There is no policy " + id
                    : "There is no version %d of policy %s".formatted(version, id)));
    var tag = ETags.of(exported.version());
    return ETags.isUnchanged(ifNoneMatch, tag)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
        : ResponseEntity.ok().eTag(tag).body(PolicyFile.of(exported));
  }

  @Override
  public ResponseEntity<AppliedFileJson> applyPolicyFile(
      String id, String body, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch == null && ifNoneMatch == null) {
      throw new ServiceException(
          IF_MATCH_REQUIRED,
          "Send the ETag of the version that the file was made from as If-Match, or If-None-Match:"
              + " * for a new policy");
    }
    if (ifMatch != null && ifNoneMatch != null) {
      throw invalid(
          List.of(
              new FieldFault(
                  "If-None-Match", "EXCLUSIVE", "must not be given together with If-Match")));
    }
    var document = YamlReader.read(body);
    return document.places().locating(() -> apply(id, files.fromApi(document.json()), ifMatch));
  }

  /// @param ifMatch absent for a new policy
  private ResponseEntity<AppliedFileJson> apply(
      String id, PolicyFileJson file, @Nullable String ifMatch) {
    var newest = policies.newest(Callers.current().organization(), id);
    if (ifMatch == null) {
      return create(id, file, newest);
    }
    var base =
        newest.orElseThrow(() ->
            new ServiceException(
                NOT_FOUND,
                "There is no policy %s: to make it, send If-None-Match: *".formatted(id)));
    boolean isNewest = ETags.isMatch(ifMatch, ETags.of(base.version()));
    var content = content(id, file, newest);
    if (isSame(content, base)) {
      return unchanged(base);
    }
    if (!isNewest) {
      throw stale(base, List.of());
    }
    return propose(file, base, content);
  }

  private ResponseEntity<AppliedFileJson> create(
      String id, PolicyFileJson file, Optional<PolicyVersion> standing) {
    var content = content(id, file, standing);
    if (standing.isEmpty()) {
      var made = policyOperations.createPolicy(PolicyFileMapping.toNewPolicy(id, content), null);
      return ResponseEntity.created(Objects.requireNonNull(made.getHeaders().getLocation()))
          .eTag(Objects.requireNonNull(made.getHeaders().getETag()))
          .body(PolicyFileMapping.toApi(FileOutcomeJson.CREATED, made.getBody()));
    }
    if (isSame(content, standing.get())) {
      return unchanged(standing.get());
    }
    throw new ServiceException(
        STALE,
        "There is a policy %s with another content, and version %d is its newest: to propose this one"
                .formatted(id, standing.get().version())
            + " send the ETag as If-Match");
  }

  /// What the file says, once it is known to be about the policy.
  private static PolicyContent content(
      String id, PolicyFileJson file, Optional<PolicyVersion> standing) {
    if (!file.getPolicy().equals(id)) {
      throw invalid(
          List.of(new FieldFault("/policy", "PATH", "must be %s, as in the path".formatted(id))));
    }
    var faults = new FieldFaults();
    var content =
        PolicyValidation.read(
            file.getContent(), standing.map(PolicyVersion::content).orElse(null), faults);
    faults.throwIfAny();
    return content;
  }

  private static boolean isSame(PolicyContent content, PolicyVersion version) {
    return ContentCodec.hash(content).equals(PolicyFile.hash(version.content()));
  }

  private ResponseEntity<AppliedFileJson> unchanged(PolicyVersion newest) {
    var version =
        policyOperations.getPolicyVersion(newest.policy(), newest.version(), null).getBody();
    return ResponseEntity.ok()
        .eTag(ETags.of(newest.version()))
        .body(PolicyFileMapping.toApi(FileOutcomeJson.UNCHANGED, version));
  }

  private static ServiceException stale(PolicyVersion newest, List<FieldFault> faults) {
    return new ServiceException(
        STALE,
        "Version %d is the newest, and the file was made from another and says something else:"
                .formatted(newest.version())
            + " export it, make the change in it, and apply that",
        faults);
  }

  private ResponseEntity<AppliedFileJson> propose(
      PolicyFileJson file, PolicyVersion base, PolicyContent content) {
    if (file.getVersion() != null && file.getVersion() != base.version()) {
      throw stale(base, List.of(new FieldFault("/version", "STALE", "must be " + base.version())));
    }
    if (file.getRationale() == null) {
      throw invalid(
          List.of(
              new FieldFault(
                  "/rationale",
                  "REQUIRED",
                  "is required, beside `content`, as the content is not that of version %d: say why"
                      .formatted(base.version()))));
    }
    var proposal =
        PolicyFileMapping.toNewProposal(base.organization(), file, base.version(), content);
    var location = proposalOperations.createProposal(proposal, null).getHeaders().getLocation();
    // A repeat is told what has become of it since.
    var now = proposalOperations.getProposal(Objects.requireNonNull(proposal.getId()), null);
    var state = Objects.requireNonNull(now.getBody()).getState();
    if (IN_VAIN.contains(state)) {
      throw new ServiceException(
          PolicyProblem.PROPOSAL_CLOSED,
          "The same was proposed as %s, which is %s: it is proposed again with another rationale"
              .formatted(proposal.getId(), state));
    }
    return ResponseEntity.accepted()
        .location(Objects.requireNonNull(location))
        .eTag(Objects.requireNonNull(now.getHeaders().getETag()))
        .body(PolicyFileMapping.toApi(now.getBody()));
  }
}
