package org.doubleloop.signal.action;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.signal.capture.Kind;
import org.doubleloop.signal.capture.NewSignal;
import org.doubleloop.signal.capture.SignalDocuments;
import org.jspecify.annotations.Nullable;

/// Writes and reads actions.
public final class ActionDocuments {
  private ActionDocuments() {}

  static NewSignal draft(Action action) {
    var content = new Document("subject", action.subject());
    put(content, "account", action.account());
    put(content, "policy", action.policy());
    put(content, "version", action.version());
    put(content, "option", action.option());
    put(content, "suggestion", action.suggestion());
    put(content, "trigger", action.trigger());
    if (!action.context().isEmpty()) {
      content.append("context", SignalDocuments.named(action.context()));
    }
    put(content, "actor", actor(action.actor()));
    put(content, "at", action.statedAt());
    return NewSignal.of(Kind.ACTION, action.header(), null, content);
  }

  public static Action action(Document document) {
    return new Action(
        SignalDocuments.header(document),
        document.getString("subject"),
        document.getString("account"),
        document.getString("policy"),
        document.getInteger("version"),
        document.getString("option"),
        document.getString("suggestion"),
        document.getString("trigger"),
        SignalDocuments.unnamed(document.get("context", Document.class)),
        actor(document.get("actor", Document.class)),
        document.get("at", Instant.class));
  }

  public static @Nullable Document actor(@Nullable Actor actor) {
    return actor == null
        ? null
        : new Document("kind", actor.kind().name()).append("id", actor.id());
  }

  public static @Nullable Actor actor(@Nullable Document document) {
    return document == null
        ? null
        : new Actor(Actor.Kind.valueOf(document.getString("kind")), document.getString("id"));
  }
}
