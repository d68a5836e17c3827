package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Reads and writes what the documents of all kinds have in common.
public final class SignalDocuments {
  /// Allowed in a name of the API and not in a name of the store, and the other way round.
  private static final char DOT = '.';

  private static final char STORED_DOT = '\uff0e';

  private SignalDocuments() {}

  /// The document that a draft is stored as.
  static Document document(NewSignal draft, String bodyHash) {
    var header = draft.header();
    var id = draft.documentId();
    var order = CaptureOrder.of(header.recordedAt(), id);
    var document =
        new Document("_id", id)
            .append("id", header.id())
            .append("organization", header.organization())
            .append("kind", draft.kind().name())
            .append("recordedAt", header.recordedAt())
            .append("order", order)
            .append("bodyHash", bodyHash);
    if (draft.kind() != Kind.ACTION) {
      document.append("of", draft.actionKey());
    }
    if (draft.kind() == Kind.OUTCOME) {
      document.append("awaits", awaits(header.organization(), order));
    }
    put(document, "source", header.source());
    if (!header.extensions().isEmpty()) {
      document.append("extensions", new Document(header.extensions()));
    }
    document.putAll(draft.content());
    document.putAll(draft.derived());
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

  /// The place of an outcome in the list of those that await to be taken in.
  static String awaits(String organization, String order) {
    return organization + "/" + order;
  }

  /// The header of a stored signal.
  public static Header header(Document document) {
    return new Header(
        document.getString("organization"),
        document.getString("id"),
        instant(document, "recordedAt"),
        document.getString("source"),
        document.get("extensions", Map.<String, Object>of()));
  }

  public static Kind kind(Document document) {
    return Kind.valueOf(document.getString("kind"));
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
