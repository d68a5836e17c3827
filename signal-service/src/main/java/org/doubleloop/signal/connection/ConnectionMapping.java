package org.doubleloop.signal.connection;

import org.doubleloop.api.signal.model.ActorKindJson;
import org.doubleloop.api.signal.model.ConnectedJson;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.outcome.OutcomeMapping;

/// Translates statements of what actions have led to into the API.
final class ConnectionMapping {
  private ConnectionMapping() {}

  static ConnectedJson toApi(Connection connection) {
    var cause = connection.cause();
    var api =
        new ConnectedJson(
            cause.action(),
            connection.n(),
            cause.at(),
            cause.subject(),
            ActionMapping.toApi(cause.units()),
            connection.outcomes().stream().map(OutcomeMapping::toApi).toList(),
            connection.previous().stream().map(OutcomeMapping::toApi).toList());
    api.setPolicy(cause.policy());
    api.setVersion(cause.version());
    api.setOption(cause.option());
    api.setSuggestion(cause.suggestion());
    api.setDraft(cause.draft());
    api.setTrigger(cause.trigger());
    api.setTeam(cause.occasion().team());
    api.setCycle(cause.occasion().cycle());
    api.setTouch(cause.occasion().touch());
    api.setChannel(cause.occasion().channel());
    if (cause.actorKind() != null) {
      api.setActor(ActorKindJson.valueOf(cause.actorKind().name()));
    }
    api.setContext(ActionMapping.presentOnly(cause.context()));
    return api;
  }
}
