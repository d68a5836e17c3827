package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.telling.StoryFailed.expect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.doubleloop.client.policy.model.NewPolicyJson;
import org.doubleloop.client.policy.model.PolicyVersionJson;
import org.doubleloop.client.recommender.model.DraftJson;
import org.doubleloop.client.recommender.model.FeedbackStateJson;
import org.doubleloop.client.recommender.model.NewDraftJson;
import org.doubleloop.client.recommender.model.NewFeedbackJson;
import org.doubleloop.client.recommender.model.NewSuggestionJson;
import org.doubleloop.client.recommender.model.SuggestionJson;
import org.doubleloop.client.signal.model.ActionThreadJson;
import org.doubleloop.client.signal.model.CertaintyJson;
import org.doubleloop.client.signal.model.NewActionJson;
import org.doubleloop.client.signal.model.NewEditJson;
import org.doubleloop.client.signal.model.NewOutcomeJson;
import org.doubleloop.client.signal.model.OutcomeStandingCodeJson;
import org.doubleloop.quickstart.telling.Api;
import org.doubleloop.quickstart.telling.Patience;
import org.doubleloop.quickstart.telling.SandboxClock;
import org.doubleloop.quickstart.telling.Teller;
import org.springframework.web.client.HttpClientErrorException;

/// The policy, and one contact from the suggestion to the deal.
final class FirstTouch {

  private static final Contact CONTACT = new Contact("c-0", "retail", "manager");

  private final Teller teller;
  private final Api rep;
  private final SandboxClock clock;

  FirstTouch(Teller teller, Api rep, SandboxClock clock) {
    this.teller = teller;
    this.rep = rep;
    this.clock = clock;
  }

  void tell() {
    policy();
    var suggestion = suggestion();
    var draft = draft(suggestion);
    work(suggestion, draft);
  }

  private void policy() {
    teller.chapter("What we believe is written down");
    PolicyVersionJson version = rep.policies().createPolicy(outreach(), null);
    var content = version.getContent();
    teller.say(
        "Policy %s, version %d: %s", version.getPolicy(), version.getVersion(), content.getTitle());
    teller.quote(content.getHypothesis());
    teller.say(
        "Judged by: %s within %s.",
        content.getMetric().getOutcome(), content.getMetric().getWindow());
    content.getRules().forEach(rule -> teller.say("Rule %s: %s", rule.getId(), rule.getReason()));
    content
        .getGuardrails()
        .forEach(rail -> teller.say("Guardrail %s: %s", rail.getId(), rail.getReason()));
    expect(version.getVersion() == 1, "version 1", version.getVersion());
  }

  private SuggestionJson suggestion() {
    teller.chapter("A rep asks what to do next");
    var suggestion =
        Patience.until("the policy to be known", this::asked, Optional::isPresent).orElseThrow();
    teller.say(
        "For %s, a %s in %s, first touch: %s (version %d).",
        suggestion.getSubject(),
        suggestion.getContext().get("seniority"),
        suggestion.getContext().get("industry"),
        suggestion.getOption(),
        suggestion.getVersion());
    suggestion
        .getRanked()
        .getFirst()
        .getBecause()
        .getRules()
        .forEach(rule -> teller.quote("because of " + rule.getId() + ": " + rule.getReason()));
    expect(
        "sustainability-email".equals(suggestion.getOption()),
        "sustainability-email",
        suggestion.getOption());
    return suggestion;
  }

  private Optional<SuggestionJson> asked() {
    try {
      return Optional.of(
          rep.suggestions()
              .createSuggestion(
                  new NewSuggestionJson()
                      .policy("outreach")
                      .subject(CONTACT.id())
                      .context(CONTACT.context(1)),
                  null));
    } catch (HttpClientErrorException.NotFound e) {
      return Optional.empty();
    }
  }

  private DraftJson draft(SuggestionJson suggestion) {
    var draft =
        rep.drafts()
            .createDraft(
                new NewDraftJson()
                    .suggestion(suggestion.getId())
                    .values(Map.of("contact", CONTACT.id())));
    teller.say(
        "The draft, written by the %s:", draft.getWrittenBy().getValue().toLowerCase(Locale.ROOT));
    teller.quote(draft.getText());
    return draft;
  }

  private void work(SuggestionJson suggestion, DraftJson draft) {
    teller.chapter("The rep changes the tone, sends it, and it works");
    var action =
        rep.actions()
            .createAction(
                new NewActionJson()
                    .id("touch-c-0-1")
                    .subject(CONTACT.id())
                    .policy(suggestion.getPolicy())
                    .version(suggestion.getVersion())
                    .option(suggestion.getOption())
                    .suggestion(suggestion.getId())
                    .draft(draft.getId())
                    .context(suggestion.getContext()),
                null);
    var edit =
        rep.edits()
            .createEdit(
                action.getId(),
                new NewEditJson()
                    .of(draft.getId())
                    ._final(draft.getText().replace("are absolutely thrilled to ", "")),
                null);
    edit.getSpans()
        .forEach(span -> teller.say("changed: “%s” to “%s”", span.getFrom(), span.getTo()));
    teller.say("Share of the words changed: %.0f %%", 100 * edit.getShareChanged());
    expect(!edit.getSpans().isEmpty(), "the edit to have spans", edit.getSpans());
    rep.feedback()
        .createFeedback(
            suggestion.getId(), new NewFeedbackJson().state(FeedbackStateJson.FOLLOWED), null);
    outcome(1, action.getId(), new NewOutcomeJson().type("opened").certainty(CertaintyJson.WEAK));
    outcome(1, action.getId(), new NewOutcomeJson().type("replied"));
    outcome(9, action.getId(), new NewOutcomeJson().type("converted"));
    var story = connected(action.getId(), 3);
    for (int i = 0; i < story.getOutcomes().size(); i++) {
      var outcome = story.getOutcomes().get(i);
      teller.say(
          "%s: %s (%s). %s",
          story.getAction().getId(),
          outcome.getType(),
          outcome.getCertainty().getValue(),
          story.getStandings().get(i).getReason());
    }
    teller.say(
        "Connected with the action: %d outcomes, %d edit.",
        story.getOutcomes().size(), story.getEdits().size());
  }

  private void outcome(int daysLater, String action, NewOutcomeJson outcome) {
    clock.pass(daysLater);
    rep.outcomes().createOutcome(action, outcome, null);
  }

  private ActionThreadJson connected(String action, int outcomes) {
    return Patience.until(
        "the " + outcomes + " outcomes of " + action + " to be connected",
        () -> rep.threads().getAction(action, null),
        story ->
            story.getStandings().size() == outcomes
                && story.getStandings().stream()
                    .noneMatch(each -> each.getCode() == OutcomeStandingCodeJson.NOT_CONNECTED));
  }

  private static NewPolicyJson outreach() {
    try (var in = FirstTouch.class.getResourceAsStream("/story/outreach.json")) {
      return Api.JSON.readValue(Objects.requireNonNull(in), NewPolicyJson.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
