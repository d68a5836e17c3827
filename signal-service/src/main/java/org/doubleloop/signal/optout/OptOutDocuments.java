package org.doubleloop.signal.optout;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.capture.SignalDocuments;

/// Writes and reads opt-outs.
final class OptOutDocuments {
  private OptOutDocuments() {}

  static Document toDocument(OptOut optOut) {
    var content = new Document();
    put(content, "subject", optOut.subject());
    put(content, "account", optOut.account());
    put(content, "policy", optOut.policy());
    put(content, "channel", optOut.channel());
    content.append("state", optOut.state().name());
    put(content, "reason", optOut.reason());
    put(content, "at", optOut.statedAt());
    return content;
  }

  /// What stays of whom it speaks when that is erased.
  static Document unit(OptOut optOut) {
    return new Document("scope", optOut.scope().name()).append("unit", optOut.unit());
  }

  static OptOut fromDocument(Document document) {
    return new OptOut(
        SignalDocuments.header(document),
        UnitKind.valueOf(document.getString("scope")),
        document.getString("unit"),
        document.getString("subject"),
        document.getString("account"),
        document.getString("policy"),
        document.getString("channel"),
        OptOut.State.valueOf(document.getString("state")),
        document.getString("reason"),
        document.get("at", Instant.class));
  }
}
