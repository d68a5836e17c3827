package org.doubleloop.policy.review;

import static org.doubleloop.kit.problem.CommonProblem.FORBIDDEN;
import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.api.policy.ProposalsApi;
import org.doubleloop.api.policy.model.NewCommentJson;
import org.doubleloop.api.policy.model.NewProposalJson;
import org.doubleloop.api.policy.model.NewReviewJson;
import org.doubleloop.api.policy.model.NewRollbackJson;
import org.doubleloop.api.policy.model.ProposalEditJson;
import org.doubleloop.api.policy.model.ProposalJson;
import org.doubleloop.api.policy.model.ProposalPageJson;
import org.doubleloop.api.policy.model.ProposalStateJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.edition.ChangeMapping;
import org.doubleloop.policy.edition.Opening;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.edition.SuggestedMapping;
import org.doubleloop.policy.finding.FindingMapping;
import org.doubleloop.policy.preview.PreviewMapping;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposals.Filter;
import org.doubleloop.policy.proposal.Proposals.Position;
import org.doubleloop.policy.trial.TrialMapping;
import org.doubleloop.policy.validation.ContentMapping;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ProposalController implements ProposalsApi {
  private static final Map<String, String> NO_BODY = Map.of();
  private static final String ADMINISTRATOR = "admin";
  private static final String FINDS = "findings";
  private static final String WRITES = "policies:write";
  private static final String RECOMMENDER = "recommender";

  private final Opening opening;
  private final ProposalReviews reviews;
  private final ProposalReading reading;
  private final Creations creations;
  private final PageCursors cursors;

  ProposalController(
      Opening opening,
      ProposalReviews reviews,
      ProposalReading reading,
      Creations creations,
      PageCursors cursors) {
    this.opening = opening;
    this.reviews = reviews;
    this.reading = reading;
    this.creations = creations;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<ProposalJson> createProposal(
      NewProposalJson body, @Nullable String idempotencyKey) {
    var creation = creations.of(body.getId(), idempotencyKey);
    var faults = new FieldFaults();
    var evidence = PolicyValidation.readEvidence(body.getEvidence(), faults);
    var suggested = SuggestedMapping.required(body.getContent(), body.getChange(), faults);
    var proposal =
        new Opening.NewProposal(
            body.getPolicy(),
            body.getBaseVersion(),
            suggested,
            body.getRationale(),
            evidence,
            FindingMapping.fromApi(body.getFinding()),
            author(body));
    var hash = ContentMapping.hash(body.getContent(), () -> creations.bodyHash(body));
    return created(opening.open(creation, proposal, hash));
  }

  @Override
  public ResponseEntity<ProposalJson> rollBackPolicy(
      String id, NewRollbackJson body, @Nullable String idempotencyKey) {
    var creation = creations.of(body.getId(), idempotencyKey);
    var version = reading.version(creation.organization(), id, body.getVersion());
    var proposal =
        new Opening.NewProposal(
            id,
            null,
            base -> new Suggested(version.content(), null),
            body.getRationale(),
            List.of(),
            null,
            caller());
    var hash = creations.bodyHash(Map.of("rollback", body, "policy", id));
    return created(opening.open(creation, proposal, hash));
  }

  @Override
  public ResponseEntity<ProposalJson> getProposal(String id, @Nullable String ifNoneMatch) {
    var proposal = reading.find(Callers.current().organization(), id);
    if (ETags.isUnchanged(ifNoneMatch, ProposalMapping.tag(proposal))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .eTag(ProposalMapping.tag(proposal))
          .build();
    }
    var around = reading.around(proposal, caller().principal());
    var base = around.compared().base().content();
    var preview = reading.preview(proposal);
    var body =
        ProposalMapping.toApiAlone(proposal, around, Callers.current().scopes())
            .preview(PreviewMapping.toApi(preview, proposal.state() == Proposal.State.OPEN))
            .counts(PreviewMapping.toApi(proposal, base, preview));
    TrialMapping.add(body.getTrial(), reading.trial(proposal));
    return ResponseEntity.ok().eTag(ProposalMapping.tag(proposal)).body(body);
  }

  @Override
  public ResponseEntity<ProposalPageJson> listProposals(
      @Nullable String policy,
      @Nullable ProposalStateJson state,
      @Nullable String cursor,
      Integer limit) {
    var organization = Callers.current().organization();
    var filters = new TreeMap<String, String>();
    if (policy != null) {
      filters.put("policy", policy);
    }
    if (state != null) {
      filters.put("state", state.getValue());
    }
    var listing = Listing.of(organization, "proposals", filters);
    var below = cursors.position(listing, cursor).map(Position::parse).orElse(null);
    var filter =
        new Filter(policy, state == null ? null : Proposal.State.valueOf(state.getValue()));
    var found = reading.list(organization, filter, below, Listing.limit(limit));
    var page = new ProposalPageJson().items(found.map(ProposalMapping::toApi).items());
    if (found.more()) {
      page.next(cursors.next(listing, Position.of(found.items().getLast()).toString()));
    }
    return ResponseEntity.ok(page);
  }

  @Override
  public ResponseEntity<ProposalJson> editProposal(
      String id, String ifMatch, ProposalEditJson body, @Nullable String idempotencyKey) {
    var suggested =
        SuggestedMapping.fromApi(body.getContent(), body.getChange(), new FieldFaults());
    if (suggested == null && body.getRationale() == null) {
      throw invalid("/content", "REQUIRED", "must say what is to be another");
    }
    return answer(
        reviews.edit(
            transition(id, ifMatch, idempotencyKey, body), suggested, body.getRationale()));
  }

  @Override
  public ResponseEntity<ProposalJson> reviewProposal(
      String id,
      String ifMatch,
      NewReviewJson body,
      @Nullable String idempotencyKey,
      Boolean dryRun) {
    var request = transition(id, ifMatch, idempotencyKey, body);
    var review = NewReviewMapping.fromApi(body);
    if (!dryRun) {
      return answer(reviews.review(request, review));
    }
    var proposal = reviews.preview(request, review);
    return ResponseEntity.ok()
        .eTag(ProposalMapping.tag(proposal))
        .body(alone(proposal).outlook(TrialMapping.outlook(proposal, caller().principal())));
  }

  @Override
  public ResponseEntity<ProposalJson> takeBackReview(
      String id, String ifMatch, @Nullable String idempotencyKey) {
    return answer(reviews.takeBack(transition(id, ifMatch, idempotencyKey, NO_BODY)));
  }

  @Override
  public ResponseEntity<ProposalJson> rebaseProposal(
      String id, String ifMatch, @Nullable String idempotencyKey) {
    return answer(reviews.rebase(transition(id, ifMatch, idempotencyKey, NO_BODY)));
  }

  @Override
  public ResponseEntity<ProposalJson> commentOnProposal(
      String id, NewCommentJson body, @Nullable String idempotencyKey) {
    return answer(
        reviews.comment(
            transition(id, null, idempotencyKey, body),
            body.getText(),
            ChangeMapping.fromApi(body.getClause())));
  }

  @Override
  public ResponseEntity<ProposalJson> withdrawProposal(
      String id, String ifMatch, @Nullable String idempotencyKey) {
    return answer(reviews.withdraw(transition(id, ifMatch, idempotencyKey, NO_BODY)));
  }

  private ConditionalRequest transition(
      String id, @Nullable String ifMatch, @Nullable String idempotencyKey, Object body) {
    var keyed =
        idempotencyKey == null
            ? null
            : new KeyedRequest(creations.of(null, idempotencyKey).id(), creations.bodyHash(body));
    return new ConditionalRequest(Callers.current().organization(), id, caller(), ifMatch, keyed);
  }

  private ResponseEntity<ProposalJson> created(Proposal proposal) {
    var body =
        alone(proposal)
            .overlapping(ProposalMapping.toApi(proposal.progress().opened().overlapping()));
    return ResponseEntity.created(URI.create(PATH_CREATE_PROPOSAL + "/" + proposal.id()))
        .eTag(ProposalMapping.tag(proposal))
        .body(body);
  }

  private ResponseEntity<ProposalJson> answer(Proposal proposal) {
    return ResponseEntity.ok().eTag(ProposalMapping.tag(proposal)).body(alone(proposal));
  }

  /// What a step answers: all that stays as it is until the next one.
  private ProposalJson alone(Proposal proposal) {
    return ProposalMapping.toApiAlone(proposal, reading.compared(proposal));
  }

  private static Suggested.By caller() {
    var caller = Callers.current();
    return new Suggested.By(caller.principal(), caller.scopes().contains(ADMINISTRATOR));
  }

  /// A service proposes what it has found, and nothing else; people propose anything but that.
  private static Suggested.By author(NewProposalJson body) {
    var scopes = Callers.current().scopes();
    if (body.getFinding() != null) {
      if (!scopes.contains(FINDS)) {
        throw new ServiceException(
            FORBIDDEN, "Only the recommender has findings: say in `evidence` what it rests on");
      }
      return new Suggested.By(RECOMMENDER, false);
    }
    if (!scopes.contains(WRITES)) {
      throw invalid("/finding", "REQUIRED", "is required of the recommender");
    }
    return caller();
  }

  private static ServiceException invalid(String pointer, String code, String message) {
    return new ServiceException(
        INVALID_REQUEST,
        "The request cannot be followed as it is",
        List.of(new FieldFault(pointer, code, message)));
  }
}
