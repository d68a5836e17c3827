package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.telling.StoryFailed.expect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.doubleloop.client.policy.model.ExperimentOutcomeJson;
import org.doubleloop.client.policy.model.NewReviewJson;
import org.doubleloop.client.policy.model.ProposalJson;
import org.doubleloop.client.policy.model.ProposalTrialJson;
import org.doubleloop.client.policy.model.RejectionCodeJson;
import org.doubleloop.client.policy.model.VerdictJson;
import org.doubleloop.quickstart.telling.Api;
import org.doubleloop.quickstart.telling.Patience;
import org.doubleloop.quickstart.telling.SandboxClock;
import org.doubleloop.quickstart.telling.Teller;

/// Two trials, of which one holds and one does not, and what a person decides by that.
final class Trials {
  private static final int CONTACTS = 80;
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private final Teller teller;
  private final Api reviewer;
  private final Rep rep;
  private final Hunches hunches;
  private final SandboxClock clock;

  /// One in which the first trial holds whomever chance gives which variant: in most others it now
  /// and then does not.
  private final RandomGenerator world = new SplittableRandom(13);

  Trials(Teller teller, Api reviewer, Rep rep, Hunches hunches, SandboxClock clock) {
    this.teller = teller;
    this.reviewer = reviewer;
    this.rep = rep;
    this.hunches = hunches;
    this.clock = clock;
  }

  void tell() {
    hunches.tried(Hunches.today(rep.ask(Contact.financeVp("c-day"), 1)));
    touched();
    held();
    didNotHold();
    followed();
    told();
  }

  private void touched() {
    teller.chapter("Reps go on as before");
    Patience.until(
        "the trial to be known",
        () -> rep.ask(Contact.financeVp("c-known"), 1),
        suggestion -> suggestion.getDraw().getTrial() != null,
        A_WHILE);
    var replied = new ArrayList<Contact>();
    for (int i = 0; i < CONTACTS; i++) {
      for (var contact :
          List.of(
              Contact.financeVp("tf-" + i), Contact.manufacturingDirector("tm-" + i, i % 2 == 0))) {
        if (contact.replies(rep.touch(contact, 1, false), world)) {
          replied.add(contact);
        }
      }
    }
    teller.say(
        "%d contacts are given one or the other by a hash of their names, which anybody can check.",
        2 * CONTACTS);
    clock.pass(1);
    replied.forEach(contact -> rep.hear(contact, 1));
    pass(16);
  }

  /// Lets days pass, at the end of which somebody asks for something else.
  private void pass(int days) {
    clock.pass(days);
    var _ = rep.ask(new Contact("c-meanwhile", "retail", "manager"), 1);
  }

  private void held() {
    teller.chapter("The first trial holds");
    var trial = hunches.ended(hunches.finance());
    teller.say("%s: %s", trial.getOutcome(), sentence(trial));
    expect(trial.getOutcome() == ExperimentOutcomeJson.HELD, "it to hold", trial);
    var accepted =
        review(
            hunches.finance(),
            new NewReviewJson().verdict(VerdictJson.ACCEPT).reason("It held, so it is a rule."));
    teller.say("A reviewer accepts it: it became version %d.", accepted.getVersion());
    expect(Integer.valueOf(2).equals(accepted.getVersion()), "version 2", accepted.getVersion());
  }

  private void didNotHold() {
    teller.chapter("The second one does not");
    pass(6);
    var trial = hunches.ended(hunches.other());
    teller.say("%s: %s", trial.getOutcome(), sentence(trial));
    expect(trial.getOutcome() == ExperimentOutcomeJson.DID_NOT_HOLD, "it not to hold", trial);
    teller.say(
        "Reps had written of efficiency to those whom they knew. They would have answered"
            + " anything.");
    var rejected =
        review(
            hunches.other(),
            new NewReviewJson()
                .verdict(VerdictJson.REJECT)
                .code(RejectionCodeJson.TRIED_BEFORE)
                .reason("A trial looked for it and did not find it."));
    teller.say("A reviewer rejects it: %s.", rejected.getState());
  }

  private void followed() {
    teller.chapter("The next suggestion follows");
    var suggestion =
        Patience.until(
            "a suggestion by version 2",
            () -> rep.ask(Contact.financeVp("c-next"), 1),
            each -> each.getVersion() == 2);
    teller.say(
        "For a vice president in financial services: %s (version %d, proposal %s)",
        suggestion.getOption(), suggestion.getVersion(), suggestion.getProposal());
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
    var other = rep.ask(new Contact("c-other", "retail", "manager"), 1);
    teller.say("For a manager in retail nothing changed: %s.", other.getOption());
    expect(
        "sustainability-email".equals(other.getOption()),
        "sustainability-email",
        other.getOption());
  }

  private void told() {
    teller.chapter("What was learned can be told by whoever asks");
    var stories = reviewer.stories().listStories("outreach", null, null, null, null);
    teller.say("%s", stories.getSentence());
    expect(stories.getItems().size() == 1, "one story", stories);
    var story = reviewer.stories().getStory(stories.getItems().getFirst().getId());
    teller.quote(story.getSentence());
    story.getSteps().forEach(step -> teller.say("%s: %s", step.getKind(), step.getSentence()));
    expect(story.getMeasured() != null, "what was measured", story);
  }

  private ProposalJson review(String id, NewReviewJson review) {
    var tag = reviewer.proposals().getProposal(id, null).getEtag();
    return reviewer.proposals().reviewProposal(id, tag, review, null, null);
  }

  private static String sentence(ProposalTrialJson trial) {
    var ending = Objects.requireNonNull(trial.getEnding());
    return Objects.requireNonNull(Objects.requireNonNull(ending.getResults()).getSentence());
  }
}
