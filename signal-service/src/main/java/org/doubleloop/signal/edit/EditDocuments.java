package org.doubleloop.signal.edit;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.signal.action.ActionDocuments;
import org.doubleloop.signal.capture.SignalDocuments;

/// Writes and reads edits.
final class EditDocuments {
  private EditDocuments() {}

  static Document toDocument(Edit edit) {
    var content =
        new Document("action", edit.action())
            .append("draft", edit.draft())
            .append("final", edit.revised());
    put(content, "editor", ActionDocuments.toDocument(edit.editor()));
    put(content, "at", edit.statedAt());
    return content;
  }

  static Document toDocument(TextDiff diff) {
    return new Document("spans", diff.spans().stream().map(EditDocuments::span).toList())
        .append("shareChanged", diff.shareChanged());
  }

  static Edit fromDocument(Document document) {
    return new Edit(
        SignalDocuments.header(document),
        document.getString("action"),
        document.getString("draft"),
        document.getString("final"),
        new TextDiff(
            document.getList("spans", Document.class).stream().map(EditDocuments::span).toList(),
            document.getDouble("shareChanged")),
        ActionDocuments.actor(document.get("editor", Document.class)),
        document.get("at", Instant.class));
  }

  private static Document span(Span span) {
    return new Document("offset", span.offset())
        .append("from", span.from())
        .append("to", span.to());
  }

  private static Span span(Document document) {
    return new Span(
        document.getInteger("offset"), document.getString("from"), document.getString("to"));
  }
}
