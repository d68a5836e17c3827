package org.doubleloop.policy.proposal;

import static org.doubleloop.policy.test.PolicyStore.named;

import java.time.Duration;
import java.util.List;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Progress.KeyedRequest;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyStore;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;

/// A fresh store with proposals of `rep` in it, in the organization `acme`.
final class ProposalStore implements AutoCloseable {
  static final String FIRST_HYPOTHESIS = "the first hypothesis";

  private final PolicyStore store = new PolicyStore();
  private final Proposals proposals = new Proposals(store.store());
  private final Acceptances acceptances =
      new Acceptances(proposals, store.policies(), store.clock());
  private final ProposalReviews reviews =
      new ProposalReviews(proposals, store.policies(), acceptances, store.clock());

  Proposals proposals() {
    return proposals;
  }

  Acceptances acceptances() {
    return acceptances;
  }

  ProposalReviews reviews() {
    return reviews;
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
    var content = content(hypothesis);
    var now = store.clock().instant();
    var proposal =
        new Proposal(
            "acme",
            id,
            policy,
            baseVersion,
            content,
            ContentCodec.hash(content),
            "because",
            List.of(),
            "rep",
            now,
            Progress.open("rep", now));
    return reviews.open(named("acme", id), proposal, hypothesis);
  }

  Proposal find(String id) {
    return proposals.find("acme", id).orElseThrow();
  }

  PolicyVersion inForce(String policy) {
    return store.policies().inForce("acme", policy).orElseThrow();
  }

  ConditionalRequest by(String principal, String proposal, int changeNumber) {
    return new ConditionalRequest("acme", proposal, principal, tag(changeNumber), null);
  }

  ConditionalRequest keyed(
      String principal, String proposal, int changeNumber, String key, String bodyHash) {
    var keyed = new KeyedRequest(key, bodyHash);
    return new ConditionalRequest("acme", proposal, principal, tag(changeNumber), keyed);
  }

  static PolicyContent content(String hypothesis) {
    var api = Outreach.read(Outreach.content(hypothesis), PolicyContentJson.class);
    return PolicyValidation.read(api, new FieldFaults());
  }

  private static String tag(int changeNumber) {
    return ETags.of(changeNumber);
  }

  @Override
  public void close() {
    store.close();
  }
}
