package org.doubleloop.signal.action;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.signal.capture.SignalDocuments;
import org.jspecify.annotations.Nullable;

/// Writes and reads actions.
public final class ActionDocuments {
  private ActionDocuments() {}

  static Document toDocument(Action action) {
    var content = new Document("subject", action.subject());
    put(content, "account", action.account());
    put(content, "policy", action.policy());
    put(content, "version", action.version());
    put(content, "option", action.option());
    put(content, "suggestion", action.suggestion());
    put(content, "draft", action.draft());
    put(content, "trigger", action.trigger());
    append(content, action.occasion());
    if (!action.context().isEmpty()) {
      content.append("context", SignalDocuments.named(action.context()));
    }
    put(content, "actor", toDocument(action.actor()));
    put(content, "at", action.statedAt());
    return content;
  }

  static Action fromDocument(Document document, UnitHash hash) {
    var header = SignalDocuments.header(document);
    var subject = document.getString("subject");
    var account = document.getString("account");
    var units = document.get("units", Document.class);
    return new Action(
        header,
        subject,
        account,
        document.getString("policy"),
        document.getInteger("version"),
        document.getString("option"),
        document.getString("suggestion"),
        document.getString("draft"),
        document.getString("trigger"),
        occasion(document),
        SignalDocuments.unnamed(document.get("context", Document.class)),
        actor(document.get("actor", Document.class)),
        document.get("at", Instant.class),
        units == null
            // what was captured before units were kept still names its subject
            ? Units.of(hash, header.organization(), subject, account)
            : units(units));
  }

  /// Adds what is said of the occasion.
  public static void append(Document document, Occasion occasion) {
    put(document, "team", occasion.team());
    put(document, "cycle", occasion.cycle());
    put(document, "touch", occasion.touch());
    put(document, "channel", occasion.channel());
  }

  public static Occasion occasion(Document document) {
    return new Occasion(
        document.getString("team"),
        document.getString("cycle"),
        document.getInteger("touch"),
        document.getString("channel"));
  }

  public static Document toDocument(Units units) {
    var document = new Document("subject", units.subject());
    put(document, "account", units.account());
    return document;
  }

  public static Units units(Document document) {
    return new Units(document.getString("subject"), document.getString("account"));
  }

  public static @Nullable Document toDocument(@Nullable Actor actor) {
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
