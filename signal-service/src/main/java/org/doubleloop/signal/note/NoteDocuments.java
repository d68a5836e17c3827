package org.doubleloop.signal.note;

import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/// Writes and reads the notes of a signal, which has the field only where there are any.
public final class NoteDocuments {
  /// Holds them.
  public static final String FIELD = "notes";

  private NoteDocuments() {}

  public static void put(Document document, List<Note> notes) {
    if (!notes.isEmpty()) {
      document.append(FIELD, notes.stream().map(NoteDocuments::toDocument).toList());
    }
  }

  public static List<Note> notes(Document document) {
    return document.getList(FIELD, Document.class, List.of()).stream()
        .map(NoteDocuments::fromDocument)
        .toList();
  }

  /// Takes away what is true no more.
  public static Bson without(NoteCode code) {
    return Updates.pull(FIELD, new Document("code", code.name()));
  }

  private static Document toDocument(Note note) {
    var document =
        new Document("code", note.code().name())
            .append("pointer", note.pointer())
            .append("message", note.message());
    if (note.nearest() != null) {
      document.append("nearest", note.nearest());
    }
    return document;
  }

  private static Note fromDocument(Document document) {
    return new Note(
        NoteCode.valueOf(document.getString("code")),
        document.getString("pointer"),
        document.getString("message"),
        document.getString("nearest"));
  }
}
