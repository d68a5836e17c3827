package org.doubleloop.signal.connection;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.signal.action.ActionDocuments;
import org.doubleloop.signal.action.Actor;
import org.doubleloop.signal.action.Units;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.outcome.OutcomeDocuments;

/// Writes and reads statements of what actions have led to.
final class ConnectionDocuments {
  private ConnectionDocuments() {}

  static Document toDocument(Connection connection) {
    return new Document("action", connection.cause().action())
        .append("n", connection.n())
        .append("cause", toDocument(connection.cause()))
        .append("outcomes", counted(connection.outcomes()))
        .append("previous", counted(connection.previous()));
  }

  static Connection fromDocument(Document document, UnitHash hash) {
    var header = SignalDocuments.header(document);
    var cause = document.get("cause", Document.class);
    return new Connection(
        header,
        cause(document.getString("action"), cause, units(cause, header.organization(), hash)),
        document.getInteger("n"),
        counted(document, "outcomes"),
        counted(document, "previous"));
  }

  /// What it repeats of its action where documents of actions have it, so that the same indexes
  /// find it.
  static Document found(Cause cause) {
    var document = new Document("subject", cause.subject());
    put(document, "policy", cause.policy());
    put(document, "version", cause.version());
    put(document, "option", cause.option());
    return document;
  }

  private static Document toDocument(Cause cause) {
    var document =
        new Document("at", cause.at())
            .append("subject", cause.subject())
            .append("units", ActionDocuments.toDocument(cause.units()));
    put(document, "policy", cause.policy());
    put(document, "version", cause.version());
    put(document, "option", cause.option());
    put(document, "suggestion", cause.suggestion());
    put(document, "draft", cause.draft());
    put(document, "trigger", cause.trigger());
    put(document, "actor", cause.actorKind() == null ? null : cause.actorKind().name());
    ActionDocuments.append(document, cause.occasion());
    if (!cause.context().isEmpty()) {
      document.append("context", SignalDocuments.named(cause.context()));
    }
    return document;
  }

  private static Cause cause(String action, Document document, Units units) {
    var actor = document.getString("actor");
    return new Cause(
        action,
        SignalDocuments.instant(document, "at"),
        document.getString("subject"),
        units,
        document.getString("policy"),
        document.getInteger("version"),
        document.getString("option"),
        document.getString("suggestion"),
        document.getString("draft"),
        document.getString("trigger"),
        ActionDocuments.occasion(document),
        SignalDocuments.unnamed(document.get("context", Document.class)),
        actor == null ? null : Actor.Kind.valueOf(actor));
  }

  /// What was stated before units were kept still names its subject.
  private static Units units(Document cause, String organization, UnitHash hash) {
    var units = cause.get("units", Document.class);
    return units == null
        ? Units.of(hash, organization, cause.getString("subject"), null)
        : ActionDocuments.units(units);
  }

  private static List<Document> counted(List<CountedOutcome> outcomes) {
    return outcomes.stream().map(OutcomeDocuments::toDocument).toList();
  }

  private static List<CountedOutcome> counted(Document document, String field) {
    return document.getList(field, Document.class).stream().map(OutcomeDocuments::counted).toList();
  }
}
