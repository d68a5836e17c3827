package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.story.StoryFailed.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.client.policy.model.ContextValueJson;
import org.doubleloop.client.policy.model.CountJson;
import org.doubleloop.client.policy.model.EvidenceJson;
import org.doubleloop.client.policy.model.NewProposalJson;
import org.doubleloop.client.policy.model.NewReviewJson;
import org.doubleloop.client.policy.model.PolicyVersionJson;
import org.doubleloop.client.policy.model.ProposalJson;
import org.doubleloop.client.policy.model.ProposalStateJson;
import org.doubleloop.client.policy.model.RuleEffectJson;
import org.doubleloop.client.policy.model.RuleJson;
import org.doubleloop.client.policy.model.VerdictJson;
import org.doubleloop.client.recommender.model.NewSuggestionJson;
import org.doubleloop.client.recommender.model.ResultRowJson;
import org.doubleloop.client.recommender.model.SuggestionJson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientResponseException;

/// What happened becomes a proposal, the proposal a version, the version the next suggestion.
final class RuleProposal {

  private static final Contact FINANCE_VP = new Contact("c-next", "financial-services", "vp");
  private static final Contact SOMEONE_ELSE = new Contact("c-other", "retail", "manager");

  private final Teller teller;
  private final Api rep;
  private final Api reviewer;
  private final Results results;
  private boolean accepted;

  RuleProposal(Teller teller, Api rep, Api reviewer, Results results) {
    this.teller = teller;
    this.rep = rep;
    this.reviewer = reviewer;
    this.results = results;
  }

  boolean accepted() {
    return accepted;
  }

  void tell() {
    var evidence = evidence();
    var proposal = propose(evidence);
    review(proposal);
    followed(Objects.requireNonNull(proposal.getBody()).getId());
  }

  private EvidenceJson evidence() {
    teller.chapter("The policy and what happened disagree");
    var suggestion = ask(FINANCE_VP);
    teller.say(
        "For a vice president in financial services version %d still says: %s",
        suggestion.getVersion(), suggestion.getOption());
    suggestion
        .getRanked()
        .getFirst()
        .getBecause()
        .getRules()
        .forEach(rule -> teller.quote("because of " + rule.getId() + ": " + rule.getReason()));
    var rows = results.ofFinanceVps();
    var counts = new ArrayList<CountJson>();
    for (ResultRowJson row : rows) {
      counts.add(
          new CountJson()
              .label(row.getOption() + " where " + Results.where(row))
              .trials(row.getMetric().getKnown())
              .successes(row.getMetric().getSuccesses())
              .option(row.getOption())
              .where(
                  row.getValues().stream()
                      .map(each ->
                          new ContextValueJson().attribute(each.getBy()).value(each.getValue()))
                      .toList()));
    }
    expect(
        "sustainability-email".equals(suggestion.getOption()),
        "version 1 to lead with sustainability",
        suggestion.getOption());
    expect(
        replied(rows, "efficiency-email") > replied(rows, "sustainability-email"),
        "operational efficiency to be answered more often",
        counts);
    return new EvidenceJson()
        .statement(
            "Vice presidents in financial services answer operational efficiency and not"
                + " sustainability.")
        .counts(counts);
  }

  private static double replied(List<ResultRowJson> rows, String option) {
    return rows.stream()
        .filter(row -> option.equals(row.getOption()))
        .map(row -> row.getMetric().getRate())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new StoryFailed(option + " to have a rate", rows));
  }

  private ResponseEntity<ProposalJson> propose(EvidenceJson evidence) {
    teller.chapter("“Make this a rule”");
    PolicyVersionJson base = rep.policies().getPolicy("outreach", null, null);
    var content = base.getContent();
    List<RuleJson> rules = new ArrayList<>(content.getRules());
    rules.add(
        rules.size() - 1,
        new RuleJson()
            .id("finance-vps-want-efficiency")
            .when("industry == 'financial-services' && seniority == 'vp'")
            .effect(RuleEffectJson.PREFER)
            .matching(Map.of("angle", "operational-efficiency"))
            .reason(evidence.getStatement())
            .addEvidenceItem(evidence));
    var proposal =
        rep.proposals()
            .createProposalWithHttpInfo(
                new NewProposalJson()
                    .policy("outreach")
                    .baseVersion(base.getVersion())
                    .content(content.rules(rules))
                    .rationale(
                        "Our hypothesis does not hold for this group; the counts are in the"
                            + " evidence.")
                    .addEvidenceItem(evidence),
                null);
    var body = Objects.requireNonNull(proposal.getBody());
    teller.say(
        "Proposal %s against version %d, by %s: %s",
        body.getId(), body.getBaseVersion(), body.getAuthor(), body.getState());
    teller.quote(body.getRationale());
    return proposal;
  }

  private void review(ResponseEntity<ProposalJson> made) {
    teller.chapter("A reviewer decides");
    var proposal = Objects.requireNonNull(made.getBody());
    var etag = made.getHeaders().getETag();
    var accept =
        new NewReviewJson()
            .verdict(VerdictJson.ACCEPT)
            .reason("The counts speak for themselves; try it.");
    try {
      rep.proposals().reviewProposal(proposal.getId(), accept, etag, null, null);
      throw new StoryFailed("an author not to accept their own proposal", "accepted");
    } catch (RestClientResponseException e) {
      teller.say("The author cannot accept it: %d.", e.getStatusCode().value());
      expect(e.getStatusCode().value() == 403, "403", e.getStatusCode());
    }
    var decided = reviewer.proposals().reviewProposal(proposal.getId(), accept, etag, null, null);
    var review = decided.getReviews().getLast();
    teller.say("%s: %s, “%s”", review.getReviewer(), review.getVerdict(), review.getReason());
    teller.say(
        "The proposal is %s and became version %d.", decided.getState(), decided.getVersion());
    expect(decided.getState() == ProposalStateJson.ACCEPTED, "ACCEPTED", decided.getState());
    accepted = true;
  }

  private void followed(String proposal) {
    teller.chapter("The next suggestion follows");
    long asked = System.nanoTime();
    var suggestion =
        Patience.until(
            "a suggestion by version 2", () -> ask(FINANCE_VP), s -> s.getVersion() == 2);
    long millis = (System.nanoTime() - asked) / 1_000_000;
    teller.say(
        "%d ms later, for a vice president in financial services: %s (version %d, proposal %s)",
        millis, suggestion.getOption(), suggestion.getVersion(), suggestion.getProposal());
    suggestion
        .getRanked()
        .getFirst()
        .getBecause()
        .getRules()
        .forEach(rule -> teller.quote("because of " + rule.getId() + ": " + rule.getReason()));
    expect(
        "efficiency-email".equals(suggestion.getOption()),
        "efficiency-email",
        suggestion.getOption());
    expect(
        proposal.equals(suggestion.getProposal()),
        "proposal " + proposal,
        suggestion.getProposal());
    var other = ask(SOMEONE_ELSE);
    teller.say("For a manager in retail nothing changed: %s.", other.getOption());
    expect(
        "sustainability-email".equals(other.getOption()),
        "sustainability-email",
        other.getOption());
  }

  private SuggestionJson ask(Contact contact) {
    return rep.suggestions()
        .createSuggestion(
            new NewSuggestionJson()
                .policy("outreach")
                .subject(contact.id())
                .context(contact.context(1)),
            null);
  }
}
