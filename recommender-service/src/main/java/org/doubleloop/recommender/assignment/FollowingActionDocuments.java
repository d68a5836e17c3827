package org.doubleloop.recommender.assignment;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The action that came of something, in the document of that.
public final class FollowingActionDocuments {

  public static final String FIELD = "acted";

  private static final String ACTION = "action";
  private static final String AT = "at";
  private static final String RECORDED_AT = "recordedAt";
  private static final String NAMED = "named";

  private FollowingActionDocuments() {}

  /// The one that a document has.
  public static @Nullable FollowingAction fromDocument(Document document) {
    var acted = document.get(FIELD, Document.class);
    return acted == null
        ? null
        : new FollowingAction(
            acted.getString(ACTION),
            acted.get(AT, Instant.class),
            acted.get(RECORDED_AT, Instant.class),
            acted.getString(NAMED));
  }

  private static Document toDocument(FollowingAction acted) {
    var document =
        new Document(ACTION, acted.action())
            .append(AT, acted.at())
            .append(RECORDED_AT, acted.recordedAt());
    return acted.named() == null ? document : document.append(NAMED, acted.named());
  }

  /// Writes it into a document, unless that has an earlier one by then.
  ///
  /// @param more what is to be set with it
  public static UpdateOneModel<Document> update(String id, FollowingAction acted, Bson... more) {
    var recordedAt = FIELD + "." + RECORDED_AT;
    return new UpdateOneModel<>(
        Filters.and(
            Filters.eq("_id", id),
            Filters.or(
                Filters.exists(FIELD, false),
                Filters.gt(recordedAt, acted.recordedAt()),
                Filters.and(
                    Filters.eq(recordedAt, acted.recordedAt()),
                    Filters.gt(FIELD + "." + ACTION, acted.action())))),
        Updates.combine(Updates.set(FIELD, toDocument(acted)), Updates.combine(List.of(more))));
  }
}
