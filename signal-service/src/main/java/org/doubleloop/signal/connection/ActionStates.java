package org.doubleloop.signal.connection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.action.ActionDocuments;
import org.doubleloop.signal.capture.Kind;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.outcome.OutcomeDocuments;
import org.springframework.stereotype.Component;

/// Reads what stands in the store about actions, many at a time, and settles outcomes.
@Component
final class ActionStates {
  /// So many outcomes are read at once, or all of one action.
  static final int MOST_OUTCOMES = 2_000;

  private final Statements statements;
  private final MongoCollection<Document> collection;

  ActionStates(Store store, Statements statements) {
    this.statements = statements;
    // nobody waits for it, and actions may have many outcomes
    this.collection = store.collection(Signals.COLLECTION).withTimeout(1, TimeUnit.MINUTES);
  }

  /// Those of these actions (by `_id`) that have outcomes, in parts that are small enough to be
  /// read.
  ///
  /// Most of what was just done has none. The index alone says so: nothing else is read for it.
  List<List<String>> withOutcomes(Collection<String> actionKeys) {
    if (actionKeys.isEmpty()) {
      return List.of();
    }
    var numbers = new HashMap<String, Integer>();
    collection
        .find(and(SignalDocuments.about(actionKeys), eq("kind", Kind.OUTCOME.name())))
        .projection(fields(include("of"), excludeId()))
        .forEach(found -> numbers.merge(found.getString("of"), 1, Integer::sum));
    var parts = new ArrayList<List<String>>();
    int room = 0;
    for (var each : numbers.entrySet()) {
      if (each.getValue() > room) {
        parts.add(new ArrayList<>());
        room = MOST_OUTCOMES;
      }
      parts.getLast().add(each.getKey());
      room -= each.getValue();
    }
    return parts;
  }

  /// The situations of actions that have outcomes, by the action's `_id`.
  Map<String, ActionState> of(Collection<String> actionKeys) {
    // First the statements, then the outcomes: then no statement has taken in an outcome that is
    // not seen here, and the next one cannot lose it.
    var newest = statements.newest(actionKeys);
    var situations = new HashMap<String, ActionState>();
    collection
        .find(and(SignalDocuments.about(actionKeys), eq("kind", Kind.OUTCOME.name())))
        .forEach(found ->
            situations
                .computeIfAbsent(found.getString("of"), _ -> new ActionState())
                .outcome(
                    OutcomeDocuments.outcome(found),
                    found.containsKey("awaits") ? found.getString("_id") : null));
    situations.forEach((key, situation) -> {
      var found = newest.get(key);
      if (found != null) {
        situation.newest(found);
      }
    });
    collection
        .find(in("_id", situations.keySet()))
        .forEach(found ->
            situations.computeIfPresent(
                found.getString("_id"),
                (_, situation) -> situation.withAction(ActionDocuments.action(found))));
    return situations;
  }

  /// Takes away the mark that outcomes await to be taken in.
  void settle(Collection<String> outcomeIds) {
    if (!outcomeIds.isEmpty()) {
      collection.updateMany(in("_id", outcomeIds), Updates.unset("awaits"));
    }
  }

  /// Some outcomes that await to be taken in.
  ///
  /// @param position where the next are to be looked for
  record Awaiting(List<String> actionKeys, String position) {}

  /// The actions of outcomes that await to be taken in; none at the end.
  ///
  /// @param after the position to go on from, at first empty
  Awaiting awaiting(String after, int limit) {
    var found =
        collection
            .find(gt("awaits", after))
            .sort(Sorts.ascending("awaits"))
            .limit(limit)
            .projection(include("of", "awaits"))
            .into(new ArrayList<>());
    return new Awaiting(
        found.stream().map(outcome -> outcome.getString("of")).distinct().toList(),
        found.isEmpty() ? after : found.getLast().getString("awaits"));
  }
}
