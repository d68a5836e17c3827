package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.telling.StoryFailed.expect;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.doubleloop.client.policy.model.FindingJson;
import org.doubleloop.client.policy.model.NewReviewJson;
import org.doubleloop.client.policy.model.ProposalJson;
import org.doubleloop.client.policy.model.ProposalStateJson;
import org.doubleloop.client.policy.model.ProposalTrialJson;
import org.doubleloop.client.policy.model.VerdictJson;
import org.doubleloop.client.recommender.model.ContrastTierJson;
import org.doubleloop.client.recommender.model.SuggestionJson;
import org.doubleloop.quickstart.telling.Api;
import org.doubleloop.quickstart.telling.Patience;
import org.doubleloop.quickstart.telling.Teller;

/// What happened makes hunches, the recommender proposes what follows from them, and a reviewer
/// tries it.
final class Hunches {
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private final Teller teller;
  private final Api rep;
  private final Api reviewer;
  private List<String> proposals = List.of();

  Hunches(Teller teller, Api rep, Api reviewer) {
    this.teller = teller;
    this.rep = rep;
    this.reviewer = reviewer;
  }

  void tell() {
    found();
    proposed();
  }

  private void found() {
    teller.chapter("The recommender sees patterns in the counts");
    var hunches =
        Patience.until(
            "two hunches",
            () -> rep.contrasts().listContrasts("outreach", null, ContrastTierJson.HUNCH, null, 10),
            page -> page.getItems().size() >= 2,
            A_WHILE);
    hunches.getItems().forEach(hunch -> teller.say("%s", hunch.getMessage()));
  }

  private void proposed() {
    teller.chapter("It proposes what would follow, and says that it is a hunch");
    var found =
        Patience.until(
            "a proposal for each",
            () ->
                rep.proposals()
                    .listProposals("outreach", ProposalStateJson.OPEN, null, 10)
                    .getItems(),
            all -> all.stream().filter(each -> each.getFinding() != null).count() >= 2,
            A_WHILE);
    proposals =
        found.stream()
            .filter(each -> each.getFinding() != null)
            .sorted(Comparator.comparing(each -> !isOfFinance(each)))
            .map(ProposalJson::getId)
            .toList();
    for (String id : proposals) {
      var proposal = rep.proposals().getProposal(id, null);
      teller.say("%s, by %s:", proposal.getId(), proposal.getAuthor());
      teller.quote(finding(proposal).getSentence());
      teller.quote(Objects.requireNonNull(finding(proposal).getLearnable()));
    }
    expect(isOfFinance(rep.proposals().getProposal(proposals.getFirst(), null)), "finance", found);
  }

  /// @param day the day on which they are tried
  void tried(LocalDate day) {
    teller.chapter("A reviewer tries them, for half of the contacts there");
    for (String id : proposals) {
      var review =
          new NewReviewJson()
              .verdict(VerdictJson.TRY)
              .reason("It may be so. Let us see.")
              .until(day.plusDays(20))
              .unitsPerWeek(160.0);
      var tag = reviewer.proposals().getProposal(id, null).getEtag();
      var outlook = reviewer.proposals().reviewProposal(id, tag, review, null, true).getOutlook();
      teller.say(
          "%s until %s. %s", id, day.plusDays(20), Objects.requireNonNull(outlook).getSentence());
      var trial = reviewer.proposals().reviewProposal(id, tag, review, null, null).getTrial();
      expect(trial != null, "a trial", id);
    }
  }

  /// The first proposal is about vice presidents in financial services.
  String finance() {
    return proposals.getFirst();
  }

  String other() {
    return proposals.get(1);
  }

  /// What came of the trial of a proposal, once it is over.
  ProposalTrialJson ended(String id) {
    return Objects.requireNonNull(
        Patience.until(
                "the trial of " + id + " to end",
                () -> reviewer.proposals().getProposal(id, null),
                proposal -> proposal.getTrial() != null && proposal.getTrial().getOutcome() != null,
                A_WHILE)
            .getTrial());
  }

  private static FindingJson finding(ProposalJson proposal) {
    return Objects.requireNonNull(proposal.getFinding());
  }

  private static boolean isOfFinance(ProposalJson proposal) {
    return finding(proposal).getPlace().stream()
        .map(trait -> trait.getAttribute() + "=" + trait.getValue())
        .collect(Collectors.toSet())
        .contains("industry=financial-services");
  }

  static LocalDate today(SuggestionJson suggestion) {
    return LocalDate.ofInstant(suggestion.getAt(), ZoneOffset.UTC);
  }
}
