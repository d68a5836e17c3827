package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.story.StoryFailed.expect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.doubleloop.client.recommender.model.FeedbackStateJson;
import org.doubleloop.client.recommender.model.NewFeedbackJson;
import org.doubleloop.client.recommender.model.NewSuggestionJson;
import org.doubleloop.client.recommender.model.SuggestionJson;
import org.doubleloop.client.signal.model.NewActionJson;
import org.doubleloop.client.signal.model.NewOutcomeJson;

/// Fourteen days of outreach, up to three touches a contact: reps follow the suggestions, but with
/// vice presidents in financial services every other rep trusts their own judgement.
final class TwoWeeks {

  private static final int CONTACTS = 120;
  private static final int[] DAYS = {0, 4, 9};

  private final Teller teller;
  private final Api rep;
  private final Instant start;
  private final RandomGenerator world = new SplittableRandom(7);
  private final Set<String> contacted = new HashSet<>();
  private int actions;
  private int financeVps;
  private int changed;
  private int replies;

  TwoWeeks(Teller teller, Api rep, Instant now) {
    this.teller = teller;
    this.rep = rep;
    this.start = now.minus(Duration.ofDays(14));
  }

  int actions() {
    return actions;
  }

  void tell() {
    teller.chapter("Two weeks pass");
    for (Contact contact : contacts()) {
      outreach(contact);
    }
    teller.say(
        "%d contacts, %d actions, %d replies. %d times a rep did something else than suggested, and"
            + " said so.",
        contacted.size(), actions, replies, changed);
    expect(changed > 0, "some suggestions to be changed", changed);
  }

  private static List<Contact> contacts() {
    var industries = List.of("financial-services", "manufacturing", "retail");
    var seniorities = List.of("vp", "director", "manager");
    var contacts = new ArrayList<Contact>();
    for (int i = 0; i < CONTACTS; i++) {
      var seniority = i % 3 == 0 ? i / 3 % 2 * 2 : i / 3 % 3;
      contacts.add(new Contact("c-" + (i + 1), industries.get(i % 3), seniorities.get(seniority)));
    }
    return contacts;
  }

  private void outreach(Contact contact) {
    boolean own = contact.isFinanceVp() && financeVps++ % 2 == 1;
    for (int touch = 1; touch <= DAYS.length; touch++) {
      var suggestion =
          rep.suggestions()
              .createSuggestion(
                  new NewSuggestionJson()
                      .policy("outreach")
                      .subject(contact.id())
                      .context(contact.context(touch)),
                  null);
      var option = chosen(own, suggestion);
      if (touch(contact, touch, suggestion, option)) {
        return;
      }
    }
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

  private boolean touch(Contact contact, int touch, SuggestionJson suggestion, String option) {
    var at = start.plus(Duration.ofDays(DAYS[touch - 1]));
    boolean replied = contact.replies(option, world);
    var action =
        rep.actions()
            .createAction(
                new NewActionJson()
                    .id("touch-" + contact.id() + "-" + touch)
                    .subject(contact.id())
                    .policy(suggestion.getPolicy())
                    .version(suggestion.getVersion())
                    .option(option)
                    .suggestion(suggestion.getId())
                    .context(suggestion.getContext())
                    .at(at),
                null);
    var outcome =
        rep.outcomes()
            .createOutcome(
                action.getId(),
                new NewOutcomeJson()
                    .type("replied")
                    .value(replied ? 1.0 : 0.0)
                    ._final(true)
                    .at(at.plus(Duration.ofDays(1))),
                null);
    contacted.add(action.getSubject());
    actions++;
    replies += outcome.getValue() > 0 ? 1 : 0;
    return replied;
  }
}
