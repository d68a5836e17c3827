package org.doubleloop.signal.join;

import static org.doubleloop.signal.capture.SignalDocuments.instant;
import static org.doubleloop.signal.capture.SignalDocuments.put;

import org.bson.Document;
import org.doubleloop.signal.join.Join.Alternative;

/// Writes and reads joins.
public final class JoinDocuments {
  private JoinDocuments() {}

  public static Document toDocument(Join join) {
    var document = new Document("rule", join.rule().name());
    put(document, "action", join.action());
    document.append("at", join.at());
    put(document, "by", join.by());
    return document.append(
        "alternatives",
        join.alternatives().stream()
            .map(other ->
                new Document("action", other.action())
                    .append("at", other.at())
                    .append("policy", other.policy()))
            .toList());
  }

  public static Join fromDocument(Document document) {
    return new Join(
        JoinRule.valueOf(document.getString("rule")),
        document.getString("action"),
        instant(document, "at"),
        document.getString("by"),
        document.getList("alternatives", Document.class).stream()
            .map(other ->
                new Alternative(
                    other.getString("action"), instant(other, "at"), other.getString("policy")))
            .toList());
  }
}
