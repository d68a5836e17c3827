package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.story.StoryFailed.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.doubleloop.client.recommender.model.FeedbackStateJson;
import org.doubleloop.client.recommender.model.NewFeedbackJson;
import org.doubleloop.client.recommender.model.NewSuggestionJson;
import org.doubleloop.client.recommender.model.SuggestionJson;
import org.doubleloop.client.signal.model.NewActionJson;
import org.doubleloop.client.signal.model.NewOutcomeJson;

/// Two weeks of outreach, up to three touches a contact, and two more until the last window has
/// closed: reps follow the suggestions, but with vice presidents in financial services every other
/// rep trusts their own judgement, and with directors in manufacturing whoever knows them does.
/// Replies are captured as they come, and nothing else is.
final class TwoWeeks {

  private static final int CONTACTS = 120;
  private static final int TOUCHES = 3;

  private final Teller teller;
  private final Api rep;
  private final SandboxClock clock;
  private final RandomGenerator world = new SplittableRandom(7);
  private int actions;
  private int changed;
  private int replies;

  TwoWeeks(Teller teller, Api rep, SandboxClock clock) {
    this.teller = teller;
    this.rep = rep;
    this.clock = clock;
  }

  int actions() {
    return actions;
  }

  void tell() {
    teller.chapter("Two weeks pass");
    var silent = contacts();
    for (int touch = 1; touch <= TOUCHES; touch++) {
      silent = touched(silent, touch);
      clock.pass(3);
    }
    teller.say(
        "%d contacts, %d actions, %d replies. %d times a rep did something else than suggested, and"
            + " said so.",
        CONTACTS, actions, replies, changed);
    expect(changed > 0, "some suggestions to be changed", changed);
    teller.say(
        "Nobody says what was not answered. Another two weeks, and every window has closed:"
            + " silence has become a no.");
    clock.pass(15);
  }

  private static List<Contact> contacts() {
    var industries = List.of("financial-services", "manufacturing", "retail");
    var seniorities = List.of("vp", "director", "manager");
    var contacts = new ArrayList<Contact>();
    for (int i = 0; i < CONTACTS; i++) {
      var seniority = i % 3 == 0 ? i / 3 % 2 * 2 : i / 3 % 3;
      contacts.add(
          new Contact(
              "c-" + (i + 1), industries.get(i % 3), seniorities.get(seniority), i / 9 % 2 == 0));
    }
    return contacts;
  }

  /// Touches all of them, and takes in who has replied a day later.
  ///
  /// @return those who have not
  private List<Contact> touched(List<Contact> contacts, int touch) {
    var replied = new ArrayList<String>();
    var silent = new ArrayList<Contact>();
    int financeVps = 0;
    for (Contact contact : contacts) {
      boolean own =
          (contact.isFinanceVp() && financeVps++ % 2 == 1)
              || (contact.isManufacturingDirector() && contact.warm());
      var option = act(contact, touch, own);
      if (contact.replies(option, world)) {
        replied.add(action(contact, touch));
      } else {
        silent.add(contact);
      }
    }
    clock.pass(1);
    for (var action : replied) {
      rep.outcomes().createOutcome(action, new NewOutcomeJson().type("replied"), null);
    }
    replies += replied.size();
    return silent;
  }

  private static String action(Contact contact, int touch) {
    return "touch-" + contact.id() + "-" + touch;
  }

  private String act(Contact contact, int touch, boolean own) {
    var suggestion =
        rep.suggestions()
            .createSuggestion(
                new NewSuggestionJson()
                    .policy("outreach")
                    .subject(contact.id())
                    .context(contact.context(touch)),
                null);
    var option = chosen(own, suggestion);
    var _ =
        rep.actions()
            .createAction(
                new NewActionJson()
                    .id(action(contact, touch))
                    .subject(contact.id())
                    .policy(suggestion.getPolicy())
                    .version(suggestion.getVersion())
                    .option(option)
                    .suggestion(suggestion.getId())
                    .context(suggestion.getContext()),
                null);
    actions++;
    return option;
  }

  /// What the rep does: follows the policy, or their own judgement.
  private String chosen(boolean own, SuggestionJson suggestion) {
    var option =
        own
            ? suggestion.getOption().replace("sustainability", "efficiency")
            : suggestion.getOption();
    boolean followed = option.equals(suggestion.getOption());
    rep.feedback()
        .createFeedback(
            suggestion.getId(),
            followed
                ? new NewFeedbackJson().state(FeedbackStateJson.FOLLOWED)
                : new NewFeedbackJson().state(FeedbackStateJson.CHANGED).option(option),
            null);
    changed += followed ? 0 : 1;
    return option;
  }
}
