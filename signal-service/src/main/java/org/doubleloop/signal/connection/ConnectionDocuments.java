package org.doubleloop.signal.connection;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.util.List;
import org.bson.Document;
import org.doubleloop.signal.capture.Kind;
import org.doubleloop.signal.capture.NewSignal;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.outcome.OutcomeDocuments;

/// Writes and reads statements of what actions have led to.
public final class ConnectionDocuments {
  private ConnectionDocuments() {}

  static NewSignal draft(Connection connection) {
    var action = connection.cause().action();
    var content =
        new Document("action", action)
            .append("n", connection.n())
            .append("cause", cause(connection.cause()))
            .append("outcomes", counted(connection.outcomes()))
            .append("previous", counted(connection.previous()));
    return NewSignal.of(Kind.CONNECTED, connection.header(), action, content);
  }

  public static Connection connection(Document document) {
    return new Connection(
        SignalDocuments.header(document),
        cause(document.getString("action"), document.get("cause", Document.class)),
        document.getInteger("n"),
        counted(document, "outcomes"),
        counted(document, "previous"));
  }

  private static Document cause(Cause cause) {
    var document =
        new Document("at", cause.at())
            .append("subject", cause.subject())
            .append("unit", cause.unit());
    put(document, "policy", cause.policy());
    put(document, "version", cause.version());
    put(document, "option", cause.option());
    put(document, "suggestion", cause.suggestion());
    put(document, "trigger", cause.trigger());
    if (!cause.context().isEmpty()) {
      document.append("context", SignalDocuments.named(cause.context()));
    }
    return document;
  }

  private static Cause cause(String action, Document document) {
    return new Cause(
        action,
        SignalDocuments.instant(document, "at"),
        document.getString("subject"),
        document.getString("unit"),
        document.getString("policy"),
        document.getInteger("version"),
        document.getString("option"),
        document.getString("suggestion"),
        document.getString("trigger"),
        SignalDocuments.unnamed(document.get("context", Document.class)));
  }

  private static List<Document> counted(List<CountedOutcome> outcomes) {
    return outcomes.stream().map(OutcomeDocuments::counted).toList();
  }

  private static List<CountedOutcome> counted(Document document, String field) {
    return document.getList(field, Document.class).stream().map(OutcomeDocuments::counted).toList();
  }
}
