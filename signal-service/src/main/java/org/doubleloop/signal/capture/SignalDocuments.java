package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.signal.note.Note;
import org.doubleloop.signal.note.NoteCode;
import org.doubleloop.signal.note.NoteDocuments;
import org.doubleloop.signal.type.CaptureOrder;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Header.Poster;
import org.doubleloop.signal.type.NewSignal;
import org.jspecify.annotations.Nullable;

/// Reads and writes what the documents of all kinds have in common.
public final class SignalDocuments {
  /// Allowed in a name of the API and not in a name of the store, and the other way round.
  private static final char DOT = '.';

  private static final char STORED_DOT = '\uff0e';

  /// How many bytes of JSON what was sent has; of kinds of which an action takes only so much.
  public static final String BYTES = "bytes";

  /// Who posted it.
  static final String POSTER = "postedBy";

  /// The `_id` of the action with whose like it is counted, of what is told nowhere else.
  public static final String FOLDED = "folded";

  private SignalDocuments() {}

  /// The document that a signal is stored as.
  static Document document(NewSignal signal, String bodyHash) {
    var header = signal.header();
    var id = signal.documentId();
    var document =
        new Document("_id", id)
            .append("id", header.id())
            .append("organization", header.organization())
            .append("kind", signal.type().name())
            .append("recordedAt", header.recordedAt())
            .append("order", CaptureOrder.of(header.recordedAt(), id))
            .append("bodyHash", bodyHash);
    if (signal.action() != null) {
      document.append("of", signal.actionKey());
    }
    put(document, "source", header.source());
    if (!header.extensions().isEmpty()) {
      document.append("extensions", new Document(header.extensions()));
    }
    document.putAll(signal.content());
    document.putAll(signal.derived());
    return document;
  }

  /// Finds what is about any of these actions (by `_id`).
  ///
  /// That they say what they are about goes without saying, but not for DocumentDB, which uses the
  /// [partial index][org.doubleloop.kit.store.Store#ensurePartialIndexes] for over 100 actions only
  /// where it is said.
  public static Bson about(Collection<String> actionKeys) {
    return and(exists("of"), in("of", actionKeys));
  }

  /// The header of a stored signal.
  public static Header header(Document document) {
    return new Header(
        document.getString("organization"),
        document.getString("id"),
        instant(document, "recordedAt"),
        document.getString("source"),
        document.get("extensions", Map.<String, Object>of()),
        NoteDocuments.notes(document),
        poster(document.get(POSTER, Document.class)));
  }

  static Document toDocument(Poster poster) {
    return new Document("principal", poster.principal()).append("key", poster.key());
  }

  private static @Nullable Poster poster(@Nullable Document document) {
    return document == null
        ? null
        : new Poster(document.getString("principal"), document.getString("key"));
  }

  /// What is stored of a signal of which its action has no room for more: all that it says, but
  /// nothing by which it would be found with its action.
  static Document folded(NewSignal signal, Document document) {
    var folded = new Document(document);
    signal.derived().keySet().forEach(folded::remove);
    folded.remove("of");
    var notes = new ArrayList<>(NoteDocuments.notes(document));
    notes.add(
        new Note(
            NoteCode.FOLDED,
            "/type",
            "its action has %d others, some of which say the same: it is counted with them only"
                .formatted(signal.type().mostPerAction()),
            null));
    NoteDocuments.put(folded, notes);
    return folded.append(FOLDED, signal.actionKey());
  }

  /// A date-time that is always there.
  public static Instant instant(Document document, String field) {
    return document.get(field, Instant.class);
  }

  /// Adds a field unless it is absent.
  public static void put(Document document, String field, @Nullable Object value) {
    if (value != null) {
      document.append(field, value);
    }
  }

  /// A map by names of the API, none of which may hold a stored dot.
  public static Document named(Map<String, Object> values) {
    var document = new Document();
    values.forEach((name, value) -> document.append(name.replace(DOT, STORED_DOT), value));
    return document;
  }

  /// A pointer by names of the API into what [#named] has written.
  static String unnamed(String pointer) {
    return pointer.replace(STORED_DOT, DOT);
  }

  /// The map that [#named] was given; empty when there is none.
  public static Map<String, Object> unnamed(@Nullable Document document) {
    if (document == null) {
      return Map.of();
    }
    var values = new Document();
    document.forEach((name, value) -> values.append(name.replace(STORED_DOT, DOT), value));
    return values;
  }
}
