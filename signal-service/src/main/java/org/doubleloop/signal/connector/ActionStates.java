package org.doubleloop.signal.connector;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.action.ActionType;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.connection.Statements;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.outcome.OutcomeType;
import org.springframework.stereotype.Component;

/// Reads what stands in the store about actions, many at a time.
@Component
final class ActionStates {
  /// So many outcomes are read at once, or all of one action.
  static final int MOST_OUTCOMES = 2_000;

  private final Statements statements;
  private final ActionType actions;
  private final OutcomeType outcomes;
  private final MongoCollection<Document> collection;

  ActionStates(Store store, Statements statements, ActionType actions, OutcomeType outcomes) {
    this.statements = statements;
    this.actions = actions;
    this.outcomes = outcomes;
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
        .find(and(SignalDocuments.about(actionKeys), eq("kind", outcomes.name())))
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

  /// The states of actions that have outcomes, by the action's `_id`.
  Map<String, ActionState> of(Collection<String> actionKeys) {
    // First the statements, then the outcomes: then no statement has taken in an outcome that is
    // not seen here, and the next one cannot lose it.
    var newest = statements.newest(actionKeys);
    var states = new HashMap<String, ActionState>();
    collection
        .find(and(SignalDocuments.about(actionKeys), eq("kind", outcomes.name())))
        .forEach(found ->
            states
                .computeIfAbsent(found.getString("of"), _ -> new ActionState())
                .outcome(
                    outcomes.read(found),
                    found.containsKey(AwaitingOutcomes.FIELD) ? found.getString("_id") : null));
    states.forEach((key, state) -> {
      var found = newest.get(key);
      if (found != null) {
        state.newest(found);
      }
    });
    collection
        .find(in("_id", states.keySet()))
        .forEach(found ->
            states.computeIfPresent(
                found.getString("_id"), (_, state) -> state.withAction(actions.read(found))));
    return states;
  }
}
