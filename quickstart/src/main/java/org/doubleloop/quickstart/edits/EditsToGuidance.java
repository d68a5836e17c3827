package org.doubleloop.quickstart.edits;

import static org.doubleloop.quickstart.telling.StoryFailed.expect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.doubleloop.client.policy.model.FindingEditsJson;
import org.doubleloop.client.policy.model.NewPolicyJson;
import org.doubleloop.client.policy.model.NewReviewJson;
import org.doubleloop.client.policy.model.ProposalJson;
import org.doubleloop.client.policy.model.ProposalStateJson;
import org.doubleloop.client.policy.model.VerdictJson;
import org.doubleloop.client.recommender.model.DraftJson;
import org.doubleloop.client.recommender.model.NewRevisionJson;
import org.doubleloop.client.recommender.model.SuggestionJson;
import org.doubleloop.client.recommender.model.WriterJson;
import org.doubleloop.quickstart.telling.Api;
import org.doubleloop.quickstart.telling.Patience;
import org.doubleloop.quickstart.telling.Teller;
import org.springframework.web.client.HttpClientErrorException;

/// Three people change drafts alike, that becomes guidance, and the draft of a fourth follows it.
public final class EditsToGuidance {
  private static final int DRAFTS = 30;
  private static final int AS_IT_IS = 5;
  private static final int FOURTH = DRAFTS + 1;
  private static final String WELL = "I hope this finds you well";
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private final Teller teller;
  private final Api rep;
  private final Api reviewer;
  private final Model model;
  private final List<Writer> three;
  private final Writer fourth;

  /// @param model switched off
  public EditsToGuidance(Teller teller, Api rep, Api reviewer, Model model) {
    this.teller = teller;
    this.rep = rep;
    this.reviewer = reviewer;
    this.model = model;
    this.three = IntStream.rangeClosed(1, 3).mapToObj(i -> new Writer(rep, "rep-" + i)).toList();
    this.fourth = new Writer(rep, "rep-4");
  }

  public void tell() {
    rep.policies().createPolicy(policy(), null);
    written();
    held();
    var proposal = proposed();
    var guidance = decided(proposal);
    var suggestion = followed(guidance);
    heard(edits(proposal).getExamples().getFirst().getEdit());
    phrased(suggestion, guidance);
  }

  private void written() {
    teller.chapter("Three people change their drafts, each for another contact");
    teller.say("The language model is switched off, so the policy's template writes.");
    Patience.until("the policy to be known", () -> isKnown(fourth), known -> known);
    int changed = 0;
    for (int i = 0; i < DRAFTS; i++) {
      var writer = three.get(i % three.size());
      var suggestion = writer.ask(i);
      var draft = writer.draft(suggestion);
      expect(draft.getText().contains(WELL), "a draft with good wishes", draft);
      var action = writer.send(suggestion, draft);
      if (i == 0) {
        teller.quote(draft.getText());
      }
      if (i % AS_IT_IS != AS_IT_IS - 1) {
        var made = writer.change(action, draft, revised(draft.getText(), i % three.size()));
        changed++;
        if (i < three.size()) {
          made.getSpans()
              .forEach(span ->
                  teller.say(
                      "%s changes “%s” to “%s”",
                      writer.id(), span.getFrom().strip(), span.getTo().strip()));
        }
      }
    }
    teller.say(
        "They go on so: %d drafts, of which %d are changed and %d sent as they were.",
        DRAFTS, changed, DRAFTS - changed);
  }

  private static boolean isKnown(Writer writer) {
    try {
      return writer.ask(FOURTH).getVersion() > 0;
    } catch (HttpClientErrorException.NotFound e) {
      return false;
    }
  }

  /// None of them wishes well, and each says something else instead.
  private static String revised(String draft, int person) {
    return switch (person) {
      case 0 -> draft.replace(WELL + ". ", "");
      case 1 -> draft.replace(WELL, "One question");
      default -> draft.replace(WELL, "Your trial is over");
    };
  }

  private void held() {
    teller.chapter("One half of the edits finds it, the other half checks it");
    Patience.until(
        "all drafts to be counted",
        () -> rep.results().getResults(Writer.POLICY, List.of(), null, null, null),
        results -> results.getRows().stream().anyMatch(row -> row.getActions() == DRAFTS));
    var patterns =
        Patience.until(
            "a pattern",
            () -> rep.patterns().getEditPatterns(Writer.POLICY, List.of(), false),
            each -> !each.getRemoved().isEmpty(),
            A_WHILE);
    teller.say("%s", patterns.getSentence());
    patterns.getRemoved().forEach(pattern -> teller.quote(pattern.getSentence()));
    expect(
        patterns.getRemoved().size() == 1 && patterns.getAdded().isEmpty(),
        "one pattern",
        patterns);
  }

  private ProposalJson proposed() {
    teller.chapter("It is proposed as guidance, and a reviewer reads it");
    rep.revisions().createRevision(new NewRevisionJson().policy(Writer.POLICY));
    var proposals =
        Patience.until(
            "a proposal",
            () ->
                rep.proposals()
                    .listProposals(Writer.POLICY, ProposalStateJson.OPEN, null, 10)
                    .getItems(),
            all -> !all.isEmpty());
    var proposal = reviewer.proposals().getProposal(proposals.getFirst().getId(), null);
    var edits = edits(proposal);
    teller.say("%s, by %s:", proposal.getId(), proposal.getAuthor());
    proposal.getChanges().forEach(change -> teller.quote(change.getSentence()));
    teller.say(
        "%d people, in %d of %d drafts. Of %d that had no part in finding it, it held in %d. Three"
            + " of them:",
        edits.getPeople(),
        edits.getChanged(),
        edits.getDrafts(),
        edits.getChecked(),
        edits.getHeldIn());
    edits
        .getExamples()
        .forEach(example ->
            teller.quote("“%s” became “%s”".formatted(example.getBefore(), example.getAfter())));
    expect(edits.getExamples().size() == 3, "three edits", edits);
    return proposal;
  }

  private static FindingEditsJson edits(ProposalJson proposal) {
    return Objects.requireNonNull(Objects.requireNonNull(proposal.getFinding()).getEdits());
  }

  /// @return the id of the clause
  private String decided(ProposalJson proposal) {
    var tag = reviewer.proposals().getProposal(proposal.getId(), null).getEtag();
    var accepted =
        reviewer
            .proposals()
            .reviewProposal(
                proposal.getId(),
                tag,
                new NewReviewJson().verdict(VerdictJson.ACCEPT).reason("They are right."),
                null,
                null);
    teller.say("A reviewer accepts it: it became version %d.", accepted.getVersion());
    return Objects.requireNonNull(proposal.getChanges().getFirst().getClause()).getId();
  }

  private SuggestionJson followed(String guidance) {
    teller.chapter("The draft of a fourth person follows it, without a model");
    var suggestion =
        Patience.until(
            "a suggestion by version 2", () -> fourth.ask(FOURTH), each -> each.getVersion() == 2);
    var draft = fourth.draft(suggestion);
    teller.say("%s is given:", fourth.id());
    told(draft, guidance);
    expect(draft.getWrittenBy() == WriterJson.TEMPLATE, "the template", draft);
    expect(!draft.getText().contains(WELL), "no good wishes", draft);
    return suggestion;
  }

  private void heard(String edit) {
    teller.chapter("Whoever made one of the edits hears what became of it");
    var uses =
        Patience.until(
            "edit " + edit + " to have become something",
            () -> rep.lineage().getSignalLineage(edit, null, 10).getItems(),
            all -> !all.isEmpty());
    uses.forEach(use -> teller.say("%s: %s", edit, use.getSentence()));
  }

  private void phrased(SuggestionJson suggestion, String guidance) {
    teller.chapter("The same with a language model");
    teller.say(
        model.isStandIn()
            ? "No model is configured, so a stand-in answers: a few lines of this story that write"
                + " what the request tells them.%nA real one: make story"
                + " MODEL_SERVER=http://host:port/v1 MODEL=name"
            : "Now " + model.name() + " is asked.");
    model.switchOn();
    var draft = fourth.draft(suggestion);
    told(draft, guidance);
    expect(!model.isStandIn() || draft.getWrittenBy() == WriterJson.MODEL, "the stand-in", draft);
    expect(!model.isStandIn() || !draft.getText().contains(WELL), "no good wishes", draft);
  }

  private void told(DraftJson draft, String guidance) {
    teller.quote(draft.getText());
    var writer = draft.getWrittenBy().getValue().toLowerCase(Locale.ROOT);
    boolean isFollowed =
        draft.getGuidance().stream().anyMatch(each -> each.getId().equals(guidance));
    teller.say(
        "Written by the %s (%s), which %s guidance %s.",
        writer,
        draft.getWrittenBy() == WriterJson.MODEL
            ? draft.getModel()
            : Objects.requireNonNull(draft.getTemplateReason()).getValue(),
        isFollowed ? "follows" : "does not follow",
        guidance);
    expect(isFollowed || !model.isStandIn(), "guidance " + guidance + " to be followed", draft);
  }

  private static NewPolicyJson policy() {
    try (var in = EditsToGuidance.class.getResourceAsStream("/story/after-trial.json")) {
      return Api.JSON.readValue(Objects.requireNonNull(in), NewPolicyJson.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
