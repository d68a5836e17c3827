package org.doubleloop.signal.outcome;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.type.CaptureOrder;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Outcomes that await to be taken into a statement of what their action has led to. An outcome is
/// stored with a field that says so, which is all that ever changes of a signal.
@Component
public final class AwaitingOutcomes {
  /// Holds the outcome's place among those that await, and is absent once it does not.
  public static final String FIELD = "awaits";

  private final MongoCollection<Document> collection;

  public AwaitingOutcomes(Store store) {
    this.collection = store.collection(Signals.COLLECTION);
    store.ensurePartialIndexes(Signals.COLLECTION, List.of(FIELD));
  }

  static String place(Header header, String documentId) {
    return place(header.organization(), CaptureOrder.of(header.recordedAt(), documentId));
  }

  private static String place(String organization, String order) {
    return organization + "/" + order;
  }

  /// Those of an organization, those captured first first.
  ///
  /// @param after the place to read on from, or null
  Listed<Outcome> of(String organization, @Nullable String after, int limit) {
    var found =
        Found.first(
            collection,
            and(
                eq("organization", organization),
                gt(FIELD, place(organization, after == null ? "" : after)),
                lt(FIELD, place(organization, CaptureOrder.END))),
            Sorts.ascending(FIELD),
            limit);
    return Listed.of(found, last -> last.getString("order")).map(OutcomeDocuments::fromDocument);
  }

  /// A part of those of all organizations.
  ///
  /// @param actionKeys the `_id`s of their actions; none at the end
  /// @param position where the next are to be looked for
  public record Part(List<String> actionKeys, String position) {}

  /// @param after the position to go on from, at first empty
  public Part next(String after, int limit) {
    var found =
        collection
            .withTimeout(1, TimeUnit.MINUTES) // nobody waits for it
            .find(gt(FIELD, after))
            .sort(Sorts.ascending(FIELD))
            .limit(limit)
            .projection(include("of", FIELD))
            .into(new ArrayList<>());
    return new Part(
        found.stream().map(outcome -> outcome.getString("of")).distinct().toList(),
        found.isEmpty() ? after : found.getLast().getString(FIELD));
  }

  /// Outcomes, by `_id`, await no longer.
  public void settle(Collection<String> outcomeIds) {
    if (!outcomeIds.isEmpty()) {
      collection
          .withTimeout(1, TimeUnit.MINUTES)
          .updateMany(in("_id", outcomeIds), Updates.unset(FIELD));
    }
  }
}
