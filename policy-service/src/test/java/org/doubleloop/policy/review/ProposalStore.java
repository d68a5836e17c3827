package org.doubleloop.policy.review;

import static org.doubleloop.policy.test.PolicyStore.named;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.Opening;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Acceptances;
import org.doubleloop.policy.proposal.Event.Acceptance;
import org.doubleloop.policy.proposal.Event.Accepting;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Progress;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.proposal.Review;
import org.doubleloop.policy.proposal.Review.RejectionCode;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.doubleloop.policy.review.ProposalReviews.NewReview;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyStore;
import org.doubleloop.policy.test.TrialStore;
import org.doubleloop.policy.trial.ProposalCourse;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;

/// A fresh store with proposals of `rep` in it, in the organization `acme`.
final class ProposalStore implements AutoCloseable {
  private static final Suggested.By REP = as("rep");
  static final String FIRST_HYPOTHESIS = "the first hypothesis";

  private final PolicyStore store = new PolicyStore();
  private final Proposals proposals = new Proposals(store.store());
  private final Acceptances acceptances =
      new Acceptances(proposals, store.policies(), store.clock());
  private final TrialStore trials = new TrialStore(store, proposals);
  private final ProposalCourse course = new ProposalCourse(acceptances, trials.trials(), proposals);
  private final Transitions transitions =
      new Transitions(proposals, store.policies(), course, store.previews(), store.clock());
  private final ProposalReviews reviews = new ProposalReviews(transitions);
  private final Opening opening =
      new Opening(proposals, store.policies(), store.previews(), store.clock());
  private final ProposalReading reading =
      new ProposalReading(transitions, proposals, store.policies(), course, store.previews());

  Proposals proposals() {
    return proposals;
  }

  TrialStore trials() {
    return trials;
  }

  ProposalCourse course() {
    return course;
  }

  Acceptances acceptances() {
    return acceptances;
  }

  ProposalReviews reviews() {
    return reviews;
  }

  ProposalReading reading() {
    return reading;
  }

  PolicyStore policies() {
    return store;
  }

  void pass(Duration time) {
    store.pass(time);
  }

  /// Makes version 1.
  void policy(String policy) {
    store.policies().create(named("acme", policy), content(FIRST_HYPOTHESIS), "rep", policy);
  }

  Proposal open(String id, int baseVersion) {
    return open(id, baseVersion, "the hypothesis of " + id);
  }

  Proposal open(String id, int baseVersion, String hypothesis) {
    return open(id, "outreach", baseVersion, hypothesis);
  }

  Proposal open(String id, String policy, int baseVersion, String hypothesis) {
    return open(id, policy, baseVersion, content(hypothesis));
  }

  Proposal open(String id, String policy, int baseVersion, PolicyContent content) {
    return open(named("acme", id), policy, baseVersion, content, REP);
  }

  Proposal open(
      Creation creation, String policy, int baseVersion, PolicyContent content, Suggested.By by) {
    var proposal =
        new Opening.NewProposal(
            policy, baseVersion, suggested(content), "because", List.of(), null, by);
    return opening.open(creation, proposal, ContentCodec.hash(content));
  }

  Proposal accept(ConditionalRequest request) {
    return reviews.review(
        request, new NewReview(Verdict.ACCEPT, null, null, null, null, null, null));
  }

  Proposal reject(ConditionalRequest request, String reason) {
    return reviews.review(
        request,
        new NewReview(Verdict.REJECT, RejectionCode.OTHER, reason, null, null, null, null));
  }

  Proposal amend(ConditionalRequest request, PolicyContent content) {
    return reviews.review(
        request,
        new NewReview(Verdict.AMEND, null, "better so", suggested(content), null, null, null));
  }

  Proposal askForMore(ConditionalRequest request) {
    return reviews.review(
        request, new NewReview(Verdict.MORE_EVIDENCE, null, "since when?", null, null, null, null));
  }

  /// What a process leaves that is killed after it has begun to accept.
  static Progress acceptanceBegun(Proposal open, Instant at, @Nullable KeyedRequest request) {
    var stamp = new Stamp(open.progress().changeNumber() + 1, "lead", at, request);
    var review = Review.accept(open.progress().edition());
    var acceptance = new Acceptance(open.baseVersion() + 1, open.contentHash(), at, "lead");
    return open.progress()
        .with(List.of(new Reviewed(stamp, review), new Accepting(stamp, acceptance)));
  }

  static Suggested.Reader suggested(PolicyContent content) {
    return base -> new Suggested(content, null);
  }

  Proposal find(String id) {
    return proposals.find("acme", id).orElseThrow();
  }

  PolicyVersion inForce(String policy) {
    return store.policies().inForce("acme", policy).orElseThrow();
  }

  ConditionalRequest by(String principal, String proposal, int changeNumber) {
    return new ConditionalRequest("acme", proposal, as(principal), tag(changeNumber), null);
  }

  ConditionalRequest keyed(
      String principal, String proposal, int changeNumber, String key, String bodyHash) {
    var keyed = new KeyedRequest(key, bodyHash);
    return new ConditionalRequest("acme", proposal, as(principal), tag(changeNumber), keyed);
  }

  static PolicyContent content(String hypothesis) {
    var api = Outreach.read(Outreach.content(hypothesis), PolicyContentJson.class);
    return PolicyValidation.read(api, new FieldFaults());
  }

  static Suggested.By as(String principal) {
    return new Suggested.By(principal, false);
  }

  private static String tag(int changeNumber) {
    return ETags.of(changeNumber);
  }

  @Override
  public void close() {
    store.close();
  }
}
