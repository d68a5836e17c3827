package org.doubleloop.signal.edit;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.signal.action.ActionDocuments;
import org.doubleloop.signal.capture.SignalDocuments;

/// Writes and reads edits.
final class EditDocuments {
  private static final String DRAFT = "draft";

  /// Not `of`: by that name documents have the action that they are about.
  private static final String OF = "ofDraft";

  private EditDocuments() {}

  static Document toDocument(Edit edit) {
    var content = new Document("action", edit.action());
    if (edit.of() == null) {
      content.append(DRAFT, edit.draft());
    } else {
      content.append(OF, edit.of());
    }
    content.append("final", edit.revised());
    put(content, "editor", ActionDocuments.toDocument(edit.editor()));
    put(content, "at", edit.statedAt());
    return content;
  }

  /// What follows from it: also the text of a draft that was named, whether it was sent or not.
  static Document derived(Edit edit) {
    var derived =
        new Document("spans", edit.diff().spans().stream().map(EditDocuments::span).toList())
            .append("shareChanged", edit.diff().shareChanged());
    if (edit.of() != null) {
      derived.append(DRAFT, edit.draft());
    }
    return derived;
  }

  static Edit fromDocument(Document document) {
    return new Edit(
        SignalDocuments.header(document),
        document.getString("action"),
        document.getString(OF),
        document.getString(DRAFT),
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
