package org.doubleloop.signal.outcome;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.type.CaptureOrder;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Outcomes that await to be taken into a statement of what their action has led to. An outcome is
/// stored with a field that says so. That, and where an outcome belongs, is all that ever changes
/// of a signal.
@Component
public final class AwaitingOutcomes {
  /// Holds the outcome's place among those that await, and is absent once it does not.
  public static final String FIELD = "awaits";

  /// How often it was decided anew where the outcome belongs; absent before the first time. Whoever
  /// changes an outcome does so at the number that he has read.
  public static final String MOVES = "moves";

  /// Holds its `_id` while it is not stated of the actions that it has left.
  public static final String MOVED = "moved";

  /// Holds its place among those of which a person must say where they belong.
  public static final String AMBIGUOUS = "ambiguous";

  private final MongoCollection<Document> collection;

  public AwaitingOutcomes(Store store) {
    this.collection = store.collection(Signals.COLLECTION);
    store.ensurePartialIndexes(
        Signals.COLLECTION, List.of(FIELD), List.of(AMBIGUOUS), List.of(MOVED));
  }

  public static String place(Header header, String documentId) {
    return place(header.organization(), CaptureOrder.of(header.recordedAt(), documentId));
  }

  private static String place(String organization, String order) {
    return organization + "/" + order;
  }

  /// Those of an organization, those captured first first.
  ///
  /// @param ambiguous only those of which a person must say where they belong
  /// @param after the place to read on from, or null
  Listed<Outcome> of(String organization, boolean ambiguous, @Nullable String after, int limit) {
    var field = ambiguous ? AMBIGUOUS : FIELD;
    // not by the organization as well: the embedded store would then look at all that it has
    var found =
        Found.first(
            collection,
            and(
                gt(field, place(organization, after == null ? "" : after)),
                lt(field, place(organization, CaptureOrder.END))),
            Sorts.ascending(field),
            limit);
    var listed = Listed.of(found, last -> last.getString("order"));
    return new Listed<>(
        listed.items().stream()
            .map(OutcomeDocuments::fromDocument)
            // whatever organizations are called
            .filter(outcome -> outcome.header().organization().equals(organization))
            .toList(),
        listed.next());
  }

  /// A part of those of all organizations.
  ///
  /// @param actionKeys the `_id`s of their actions, of those that have one
  /// @param position where the next are to be looked for; null at the end
  public record Part(List<String> actionKeys, @Nullable String position) {}

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
        found.stream()
            .map(outcome -> outcome.getString("of"))
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        found.isEmpty() ? null : found.getLast().getString(FIELD));
  }

  /// An outcome that awaits.
  ///
  /// @param moves how often it had been moved when it was read
  public record Awaiting(String id, int moves) {
    public static Awaiting of(Document outcome) {
      return new Awaiting(outcome.getString("_id"), AwaitingOutcomes.moves(outcome));
    }
  }

  /// How often it was decided anew where a stored outcome belongs.
  public static int moves(Document outcome) {
    return outcome.getInteger(MOVES, 0);
  }

  /// Finds outcomes where they have not moved since.
  public static Bson at(Collection<String> ids, int moves) {
    return and(in("_id", ids), moves == 0 ? exists(MOVES, false) : eq(MOVES, moves));
  }

  /// Outcomes await no longer, those that have moved meanwhile excepted.
  public void settle(Collection<Awaiting> outcomes) {
    outcomes.stream()
        .collect(
            Collectors.groupingBy(
                Awaiting::moves, Collectors.mapping(Awaiting::id, Collectors.toList())))
        .forEach((moves, ids) ->
            collection
                .withTimeout(1, TimeUnit.MINUTES)
                .updateMany(and(at(ids, moves), exists(MOVED, false)), Updates.unset(FIELD)));
  }
}
