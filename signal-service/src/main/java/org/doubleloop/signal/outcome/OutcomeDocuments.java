package org.doubleloop.signal.outcome;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.join.JoinDocuments;

/// Writes and reads outcomes, as captured and as counted.
public final class OutcomeDocuments {
  /// Where it is kept what an outcome joined.
  public static final String JOIN = "join";

  private OutcomeDocuments() {}

  static Document toDocument(Outcome outcome) {
    var content = new Document();
    put(content, "action", outcome.action());
    put(content, "subject", outcome.subject());
    put(content, "account", outcome.account());
    content
        .append("type", outcome.type())
        .append("value", outcome.value())
        .append("final", outcome.last())
        .append("certainty", outcome.certainty().name());
    put(content, "corrects", outcome.corrects());
    if (outcome.retracted()) {
      content.append("retracted", true);
    }
    put(content, "at", outcome.statedAt());
    return content;
  }

  static Outcome fromDocument(Document document) {
    var join = document.get(JOIN, Document.class);
    return new Outcome(
        SignalDocuments.header(document),
        document.getString("action"),
        document.getString("subject"),
        document.getString("account"),
        document.getString("type"),
        document.getDouble("value"),
        document.getBoolean("final"),
        Certainty.valueOf(document.getString("certainty")),
        document.getString("corrects"),
        document.getBoolean("retracted", false),
        document.get("at", Instant.class),
        join == null ? null : JoinDocuments.fromDocument(join));
  }

  public static Document toDocument(CountedOutcome outcome) {
    return new Document("id", outcome.id())
        .append("type", outcome.type())
        .append("value", outcome.value())
        .append("final", outcome.last())
        .append("certainty", outcome.certainty().name())
        .append("at", outcome.at());
  }

  public static CountedOutcome counted(Document document) {
    return new CountedOutcome(
        document.getString("id"),
        document.getString("type"),
        document.getDouble("value"),
        document.getBoolean("final"),
        Certainty.valueOf(document.getString("certainty")),
        SignalDocuments.instant(document, "at"));
  }
}
