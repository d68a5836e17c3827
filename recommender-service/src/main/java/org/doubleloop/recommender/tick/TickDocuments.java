package org.doubleloop.recommender.tick;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.feed.StoredKind;

/// Ticks as documents, each named by its moment: whoever writes one that is there writes nothing.
final class TickDocuments {

  private static final String KIND = "TICK";

  private TickDocuments() {}

  static StoredKind storedKind() {
    return new StoredKind(KIND, TickDocuments::fromDocument);
  }

  static Document toDocument(Tick tick) {
    var moment = tick.moment().toString();
    return new Document("_id", Ids.document(tick.organization(), KIND, moment))
        .append("id", moment)
        .append("organization", tick.organization())
        .append("kind", KIND)
        .append("at", tick.moment())
        .append("recordedAt", tick.recordedAt());
  }

  private static Tick fromDocument(Document document) {
    return new Tick(
        document.getString("organization"),
        document.get("at", Instant.class),
        document.get("recordedAt", Instant.class));
  }
}
