package org.doubleloop.signal.seeking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.join.Verdict.Until;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.OutcomeType;
import org.doubleloop.signal.outcome.SeekingDocuments;
import org.springframework.stereotype.Component;

/// Outcomes that are to find their action, and where they belong.
@Component
public final class SeekingOutcomes {
  private final MongoCollection<Document> collection;
  private final OutcomeType type;

  public SeekingOutcomes(Store store, OutcomeType type) {
    // nobody waits for it
    this.collection = store.collection(Signals.COLLECTION).withTimeout(1, TimeUnit.MINUTES);
    this.type = type;
    store.ensurePartialIndexes(
        Signals.COLLECTION,
        List.of(SeekingDocuments.SUBJECT, SeekingDocuments.AT),
        List.of(SeekingDocuments.ACCOUNT, SeekingDocuments.AT),
        List.of(SeekingDocuments.FOLLOWS),
        List.of(SeekingDocuments.UNDECIDED));
  }

  /// Outcomes by their `_id`s, those that are there.
  public List<Standing> read(Collection<String> ids) {
    return collection
        .find(in("_id", ids))
        .projection(exclude("extensions"))
        .map(document -> StandingDocuments.fromDocument(document, type))
        .into(new ArrayList<>());
  }

  /// Those (by `_id`) that correct any of these and name no action.
  public List<String> following(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : collection
            .find(and(exists(SeekingDocuments.FOLLOWS), in(SeekingDocuments.FOLLOWS, ids)))
            .projection(include("_id"))
            .map(document -> document.getString("_id"))
            .into(new ArrayList<>());
  }

  /// Those (by `_id`) of any of these units that happened in this time and meet a condition.
  ///
  /// @param kind whether it is the subject or the account
  /// @param units keyed hashes
  public List<String> of(
      UnitKind kind, Collection<String> units, Instant from, Instant to, Predicate<Found> also) {
    var field = kind == UnitKind.SUBJECT ? SeekingDocuments.SUBJECT : SeekingDocuments.ACCOUNT;
    var found = new ArrayList<String>();
    collection
        .find(
            and(
                exists(field),
                in(field, units),
                gte(SeekingDocuments.AT, from),
                lt(SeekingDocuments.AT, to)))
        .projection(include(field, SeekingDocuments.AT, "type"))
        .forEach(document -> {
          var seeks = document.get("seeks", Document.class);
          var outcome =
              new Found(
                  seeks.getString(field.substring(field.indexOf('.') + 1)),
                  SignalDocuments.instant(seeks, "at"),
                  document.getString("type"));
          if (also.test(outcome)) {
            found.add(document.getString("_id"));
          }
        });
    return found;
  }

  /// An outcome as it is found.
  ///
  /// @param unit the keyed hash of its subject or account
  public record Found(String unit, Instant at, String type) {}

  /// Those (by `_id`) that wait for something, in that order.
  ///
  /// @param after the `_id` to go on from, at first empty
  public List<String> waiting(Until until, String after, int limit) {
    return marked(SeekingDocuments.UNDECIDED, until.prefix(), after, limit);
  }

  /// Those (by `_id`) that have left an action of which that is not stated, in that order.
  ///
  /// @param after the `_id` to go on from, at first empty
  public List<String> moved(String after, int limit) {
    return marked(AwaitingOutcomes.MOVED, "", after, limit);
  }

  private List<String> marked(String field, String prefix, String after, int limit) {
    return collection
        .find(and(gt(field, prefix + after), lt(field, prefix + "~")))
        .sort(ascending(field))
        .limit(limit)
        .projection(fields(include(field), excludeId()))
        .map(document -> document.getString(field).substring(prefix.length()))
        .into(new ArrayList<>());
  }

  /// What actions (by `_id`) have of outcomes.
  public Map<String, Held> held(Collection<String> actionKeys) {
    var held = new HashMap<String, Held>();
    if (!actionKeys.isEmpty()) {
      collection
          .find(and(SignalDocuments.about(actionKeys), eq("kind", type.name())))
          .projection(fields(include("of", "kind", SignalDocuments.BYTES), excludeId()))
          .forEach(found ->
              held.merge(
                  found.getString("of"),
                  new Held(1, found.getInteger(SignalDocuments.BYTES, 0)),
                  Held::plus));
    }
    return held;
  }

  /// Whether an action (by `_id`) has an outcome that this one would only repeat.
  public boolean hasLike(String actionKey, Outcome outcome) {
    var same = new ArrayList<Bson>();
    type.repeated(type.content(outcome)).forEach((name, value) -> same.add(eq(name, value)));
    if (same.isEmpty()) {
      return false;
    }
    same.add(SignalDocuments.about(List.of(actionKey)));
    same.add(eq("kind", type.name()));
    return collection.find(and(same)).projection(include("_id")).first() != null;
  }

  /// A number of outcomes, and how many bytes they have.
  public record Held(int number, long bytes) {
    public Held plus(Held more) {
      return new Held(number + more.number, bytes + more.bytes);
    }
  }

  /// Changes outcomes that are as they were read.
  ///
  /// @return whether all were
  public boolean write(Collection<Move> moves) {
    return update(moves.stream().map(move -> at(move.from(), MoveDocuments.update(move))).toList());
  }

  /// It is stated of the actions that these have left. Of what has moved again meanwhile it is not.
  public void stated(Collection<Standing> moved) {
    var update = combine(unset(AwaitingOutcomes.MOVED), unset(MoveDocuments.LEFT));
    var _ = update(moved.stream().map(each -> at(each, update)).toList());
  }

  private static UpdateOneModel<Document> at(Standing read, Bson update) {
    return new UpdateOneModel<>(AwaitingOutcomes.at(List.of(read.id()), read.moves()), update);
  }

  private boolean update(List<UpdateOneModel<Document>> updates) {
    return updates.isEmpty()
        || collection.bulkWrite(updates, new BulkWriteOptions().ordered(false)).getMatchedCount()
            == updates.size();
  }
}
