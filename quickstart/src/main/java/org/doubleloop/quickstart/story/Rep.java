package org.doubleloop.quickstart.story;

import org.doubleloop.client.recommender.model.FeedbackStateJson;
import org.doubleloop.client.recommender.model.NewFeedbackJson;
import org.doubleloop.client.recommender.model.NewSuggestionJson;
import org.doubleloop.client.recommender.model.SuggestionJson;
import org.doubleloop.client.signal.model.NewActionJson;
import org.doubleloop.client.signal.model.NewOutcomeJson;
import org.doubleloop.quickstart.telling.Api;

/// What reps do all day: ask, act, say where they did something else than was suggested, and hear
/// replies. That they did what was suggested, their action says already.
final class Rep {
  private final Api api;
  private int actions;
  private int changed;
  private int replies;

  Rep(Api api) {
    this.api = api;
  }

  int actions() {
    return actions;
  }

  /// How often something else was done than suggested.
  int changed() {
    return changed;
  }

  int replies() {
    return replies;
  }

  SuggestionJson ask(Contact contact, int touch) {
    return api.suggestions()
        .createSuggestion(
            new NewSuggestionJson()
                .policy("outreach")
                .subject(contact.id())
                .context(contact.context(touch)),
            null);
  }

  /// Touches a contact as the policy suggests, or by their own judgement.
  ///
  /// @return the option that was done
  String touch(Contact contact, int touch, boolean own) {
    var suggestion = ask(contact, touch);
    var option =
        own
            ? suggestion.getOption().replace("sustainability", "efficiency")
            : suggestion.getOption();
    var _ =
        api.actions()
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
    if (!option.equals(suggestion.getOption())) {
      api.feedback()
          .createFeedback(
              suggestion.getId(),
              new NewFeedbackJson().state(FeedbackStateJson.CHANGED).option(option),
              null);
      changed++;
    }
    return option;
  }

  /// A contact has replied to a touch.
  void hear(Contact contact, int touch) {
    api.outcomes()
        .createOutcome(action(contact, touch), new NewOutcomeJson().type("replied"), null);
    replies++;
  }

  private static String action(Contact contact, int touch) {
    return "touch-" + contact.id() + "-" + touch;
  }
}
