package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.signal.note.NoteDocuments;
import org.doubleloop.signal.type.CaptureOrder;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.NewSignal;
import org.jspecify.annotations.Nullable;

/// Reads and writes what the documents of all kinds have in common.
public final class SignalDocuments {
  /// Allowed in a name of the API and not in a name of the store, and the other way round.
  private static final char DOT = '.';

  private static final char STORED_DOT = '\uff0e';

  /// How many bytes of JSON what was sent has; of kinds of which an action takes only so much.
  public static final String BYTES = "bytes";

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
        NoteDocuments.notes(document));
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
