package org.doubleloop.quickstart.edits;

import java.util.List;
import java.util.Map;
import org.doubleloop.client.recommender.model.DraftJson;
import org.doubleloop.client.recommender.model.NewDraftJson;
import org.doubleloop.client.recommender.model.NewSuggestionJson;
import org.doubleloop.client.recommender.model.SuggestionJson;
import org.doubleloop.client.signal.model.ActorJson;
import org.doubleloop.client.signal.model.ActorKindJson;
import org.doubleloop.client.signal.model.EditJson;
import org.doubleloop.client.signal.model.NewActionJson;
import org.doubleloop.client.signal.model.NewEditJson;
import org.doubleloop.quickstart.telling.Api;

/// One of those who write to people whose trial is over: gets drafts, changes them, sends them.
record Writer(Api api, String id) {
  static final String POLICY = "after-trial";

  private static final List<String> PRODUCTS = List.of("reports", "calendar", "inbox");

  /// Asks what to do about a contact.
  SuggestionJson ask(int contact) {
    return api.suggestions()
        .createSuggestion(
            new NewSuggestionJson()
                .policy(POLICY)
                .subject("trial-" + contact)
                .context(Map.of("product", PRODUCTS.get(contact / 3 % PRODUCTS.size()))),
            null);
  }

  DraftJson draft(SuggestionJson suggestion) {
    return api.drafts()
        .createDraft(
            new NewDraftJson()
                .suggestion(suggestion.getId())
                .values(Map.of("contact", suggestion.getSubject())));
  }

  /// Sends a draft as it is, unless an edit follows.
  ///
  /// @return the id of the action
  String send(SuggestionJson suggestion, DraftJson draft) {
    return api.actions()
        .createAction(
            new NewActionJson()
                .id("sent-" + suggestion.getSubject())
                .subject(suggestion.getSubject())
                .policy(suggestion.getPolicy())
                .version(suggestion.getVersion())
                .option(draft.getOption())
                .suggestion(suggestion.getId())
                .draft(draft.getId())
                .context(suggestion.getContext())
                .actor(person()),
            null)
        .getId();
  }

  /// Says what was sent instead of a draft.
  EditJson change(String action, DraftJson draft, String sent) {
    return api.edits()
        .createEdit(
            action,
            new NewEditJson().id("edit-" + action).of(draft.getId())._final(sent).editor(person()),
            null);
  }

  private ActorJson person() {
    return new ActorJson().kind(ActorKindJson.PERSON).id(id);
  }
}
