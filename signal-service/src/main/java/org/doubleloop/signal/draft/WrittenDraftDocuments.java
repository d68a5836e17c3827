package org.doubleloop.signal.draft;

import static org.doubleloop.signal.capture.SignalDocuments.put;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.signal.capture.SignalDocuments;

/// Writes and reads drafts.
final class WrittenDraftDocuments {
  private WrittenDraftDocuments() {}

  static Document toDocument(WrittenDraft draft) {
    var content = new Document();
    put(content, "suggestion", draft.place().suggestion());
    put(content, "policy", draft.place().policy());
    put(content, "version", draft.place().version());
    put(content, "option", draft.place().option());
    content.append("text", draft.text()).append("writtenBy", draft.writtenBy().name());
    put(content, "model", draft.model());
    put(content, "prompt", draft.prompt());
    content.append("guidance", draft.guidance()).append("withheld", draft.withheld());
    if (!draft.examples().isEmpty()) {
      content.append("examples", draft.examples());
    }
    put(content, "unit", draft.unit());
    put(content, "at", draft.statedAt());
    return content;
  }

  static WrittenDraft fromDocument(Document document) {
    return new WrittenDraft(
        SignalDocuments.header(document),
        new WrittenDraft.Place(
            document.getString("suggestion"),
            document.getString("policy"),
            document.getInteger("version"),
            document.getString("option")),
        document.getString("text"),
        WrittenDraft.Writer.valueOf(document.getString("writtenBy")),
        document.getString("model"),
        document.getString("prompt"),
        document.getList("guidance", String.class, List.of()),
        document.getList("withheld", String.class, List.of()),
        document.getList("examples", String.class, List.of()),
        document.getString("unit"),
        document.get("at", Instant.class));
  }
}
