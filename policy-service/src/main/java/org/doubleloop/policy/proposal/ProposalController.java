package org.doubleloop.policy.proposal;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.api.policy.ProposalsApi;
import org.doubleloop.api.policy.model.NewProposalJson;
import org.doubleloop.api.policy.model.NewReviewJson;
import org.doubleloop.api.policy.model.ProposalJson;
import org.doubleloop.api.policy.model.ProposalPageJson;
import org.doubleloop.api.policy.model.ProposalStateJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.preview.PreviewMapping;
import org.doubleloop.policy.preview.Previews;
import org.doubleloop.policy.proposal.Progress.KeyedRequest;
import org.doubleloop.policy.proposal.Proposals.Filter;
import org.doubleloop.policy.proposal.Proposals.Position;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.doubleloop.policy.validation.ContentMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ProposalController implements ProposalsApi {
  private static final Map<String, String> NO_BODY = Map.of();

  private final ProposalReviews reviews;
  private final Policies policies;
  private final Creations creations;
  private final PageCursors cursors;
  private final OrganizationClock clock;
  private final Previews previews;

  ProposalController(
      ProposalReviews reviews,
      Policies policies,
      Creations creations,
      PageCursors cursors,
      OrganizationClock clock,
      Previews previews) {
    this.reviews = reviews;
    this.policies = policies;
    this.creations = creations;
    this.cursors = cursors;
    this.clock = clock;
    this.previews = previews;
  }

  @Override
  public ResponseEntity<ProposalJson> createProposal(
      NewProposalJson body, @Nullable String idempotencyKey) {
    var creation = creations.of(body.getId(), idempotencyKey);
    var author = Callers.current().principal();
    var proposal = ProposalMapping.fromApi(body, creation, author, clock.instant());
    ContentMapping.asHashed(body.getContent());
    var made = reviews.open(creation, proposal, creations.bodyHash(body));
    previews.announce(ProposalMapping.news(made));
    return ResponseEntity.created(URI.create(PATH_CREATE_PROPOSAL + "/" + made.id()))
        .eTag(tag(made))
        .body(alone(made));
  }

  @Override
  public ResponseEntity<ProposalJson> getProposal(String id, @Nullable String ifNoneMatch) {
    var proposal = reviews.find(Callers.current().organization(), id);
    if (ETags.isUnchanged(ifNoneMatch, tag(proposal))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag(proposal)).build();
    }
    var news = ProposalMapping.news(proposal);
    var preview = PreviewMapping.toApi(previews.of(news).orElse(null), news.isOpen());
    return ResponseEntity.ok().eTag(tag(proposal)).body(alone(proposal).preview(preview));
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
    var found = reviews.list(organization, filter, below, Listing.limit(limit));
    var page = new ProposalPageJson().items(found.map(ProposalMapping::toApi).items());
    if (found.more()) {
      page.next(cursors.next(listing, Position.of(found.items().getLast()).toString()));
    }
    return ResponseEntity.ok(page);
  }

  @Override
  public ResponseEntity<ProposalJson> reviewProposal(
      String id, NewReviewJson body, @Nullable String ifMatch, @Nullable String idempotencyKey) {
    var verdict = Verdict.valueOf(body.getVerdict().getValue());
    var reason = body.getReason();
    if (verdict == Verdict.REJECT && (reason == null || reason.isBlank())) {
      throw new ServiceException(
          INVALID_REQUEST,
          "A rejection needs a reason",
          List.of(new FieldFault("/reason", "REQUIRED", "is required to reject")));
    }
    return answer(reviews.review(transition(id, ifMatch, idempotencyKey, body), verdict, reason));
  }

  @Override
  public ResponseEntity<ProposalJson> withdrawProposal(
      String id, @Nullable String ifMatch, @Nullable String idempotencyKey) {
    return answer(reviews.withdraw(transition(id, ifMatch, idempotencyKey, NO_BODY)));
  }

  @Override
  public ResponseEntity<ProposalJson> editProposal(
      String id,
      org.doubleloop.api.policy.model.ProposalEditJson body,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ResponseEntity<ProposalJson> takeBackReview(
      String id, @Nullable String ifMatch, @Nullable String idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ResponseEntity<ProposalJson> rebaseProposal(
      String id, @Nullable String ifMatch, @Nullable String idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ResponseEntity<ProposalJson> commentOnProposal(
      String id,
      org.doubleloop.api.policy.model.NewCommentJson body,
      @Nullable String idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ResponseEntity<org.doubleloop.api.policy.model.InboxPageJson> readInbox(
      @Nullable String policy, @Nullable String author, @Nullable String cursor, Integer limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ResponseEntity<ProposalJson> rollBackPolicy(
      String id,
      org.doubleloop.api.policy.model.NewRollbackJson body,
      @Nullable String idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  private ConditionalRequest transition(
      String id, @Nullable String ifMatch, @Nullable String idempotencyKey, Object body) {
    var caller = Callers.current();
    var keyed =
        idempotencyKey == null
            ? null
            : new KeyedRequest(creations.of(null, idempotencyKey).id(), creations.bodyHash(body));
    return new ConditionalRequest(caller.organization(), id, caller.principal(), ifMatch, keyed);
  }

  private ResponseEntity<ProposalJson> answer(Proposal proposal) {
    previews.announce(ProposalMapping.news(proposal));
    return ResponseEntity.ok().eTag(tag(proposal)).body(alone(proposal));
  }

  private ProposalJson alone(Proposal proposal) {
    var base =
        policies
            .version(proposal.organization(), proposal.policy(), proposal.baseVersion())
            .map(PolicyVersion::content)
            .orElse(null);
    return ProposalMapping.toApiAlone(proposal, base);
  }

  private static String tag(Proposal proposal) {
    return ETags.of(proposal.progress().changeNumber());
  }
}
