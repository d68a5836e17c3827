package org.doubleloop.signal.connector;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.ActionType;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.connection.Statements;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.outcome.AwaitingOutcomes.Awaiting;
import org.doubleloop.signal.outcome.OutcomeType;
import org.springframework.stereotype.Component;

/// Reads what stands in the store about actions, many at a time.
@Component
final class ActionStates {
  /// So many outcomes are read at once, or all of one action.
  static final int MOST_OUTCOMES = 2_000;

  /// The action that passes this many bytes is the last one that is read at once.
  private static final long MOST_BYTES = 4 << 20;

  private final Statements statements;
  private final ActionType actions;
  private final OutcomeType outcomes;
  private final MongoCollection<Document> collection;
  private final MongoCollection<RawBsonDocument> raw;
  private final Codec<Document> codec;

  ActionStates(Store store, Statements statements, ActionType actions, OutcomeType outcomes) {
    this.statements = statements;
    this.actions = actions;
    this.outcomes = outcomes;
    // nobody waits for it, and actions may have many outcomes
    this.collection = store.collection(Signals.COLLECTION).withTimeout(1, TimeUnit.MINUTES);
    this.raw = collection.withDocumentClass(RawBsonDocument.class);
    this.codec = collection.getCodecRegistry().get(Document.class);
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

  /// What was read at once.
  ///
  /// @param states of actions that have outcomes, by the action's `_id`
  /// @param unread the actions that would have been too much
  record Part(Map<String, ActionState> states, Collection<String> unread) {}

  /// Reads actions that have outcomes, at least one that is there.
  ///
  /// @param withNone whether also those are read that have none
  Part of(Collection<String> actionKeys, boolean withNone) {
    // First the actions: whoever then takes an outcome away from one finds it there too, and says
    // so. Then the statements: no statement has taken in an outcome that is not seen here, and the
    // next one cannot lose it.
    var read = readActions(actionKeys);
    var keys = new ArrayList<>(actionKeys);
    keys.removeAll(read.unread());
    var newest = statements.newest(keys);
    var states = new HashMap<String, ActionState>();
    if (withNone) {
      keys.forEach(key -> states.put(key, new ActionState()));
    }
    collection
        .find(and(SignalDocuments.about(keys), eq("kind", outcomes.name())))
        .projection(exclude("extensions"))
        .forEach(found ->
            states
                .computeIfAbsent(found.getString("of"), _ -> new ActionState())
                .outcome(
                    outcomes.read(found),
                    found.containsKey(AwaitingOutcomes.FIELD) ? Awaiting.of(found) : null));
    states.forEach((key, state) -> {
      state.action(read.actions().get(key));
      state.newest(newest.get(key));
    });
    return new Part(states, read.unread());
  }

  /// @param unread those of which it is not known whether they are there
  private record Actions(Map<String, Action> actions, Set<String> unread) {}

  private Actions readActions(Collection<String> actionKeys) {
    var read = new HashMap<String, Action>();
    long bytes = 0;
    try (var found = raw.find(in("_id", actionKeys)).iterator()) {
      while (found.hasNext()) {
        if (bytes > MOST_BYTES) {
          var unread = new HashSet<>(actionKeys);
          unread.removeAll(read.keySet());
          return new Actions(read, unread);
        }
        var document = found.next();
        bytes += document.getByteBuffer().remaining();
        var action = document.decode(codec);
        read.put(action.getString("_id"), actions.read(action));
      }
    }
    return new Actions(read, Set.of());
  }
}
