package org.doubleloop.signal.outcome;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.signal.capture.SignalDocuments;

/// Writes and reads outcomes, as captured and as counted.
public final class OutcomeDocuments {
  private OutcomeDocuments() {}

  static Document toDocument(Outcome outcome) {
    var content =
        new Document("action", outcome.action())
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
    return new Outcome(
        SignalDocuments.header(document),
        document.getString("action"),
        document.getString("type"),
        document.getDouble("value"),
        document.getBoolean("final"),
        Certainty.valueOf(document.getString("certainty")),
        document.getString("corrects"),
        document.getBoolean("retracted", false),
        document.get("at", Instant.class));
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
