package org.doubleloop.signal.connection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.type.NewSignal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The statements of what actions have led to.
@Component
public final class Statements {
  private final MongoCollection<Document> collection;
  private final ConnectedType type;

  public Statements(Store store, ConnectedType type) {
    this.collection = store.collection(Signals.COLLECTION);
    this.type = type;
  }

  /// The newest statement about an action; empty before the first.
  public Optional<Connection> newest(String organization, String action) {
    var key = NewSignal.actionKey(organization, action);
    return Optional.ofNullable(newest(collection, List.of(key), null).get(key));
  }

  /// The newest statements about actions, both by the `_id` of the action; without the context in
  /// which it was done, which may be large.
  public Map<String, Connection> newest(Collection<String> actionKeys) {
    // nobody waits for it, and actions may have many
    return newest(
        collection.withTimeout(1, TimeUnit.MINUTES),
        actionKeys,
        Projections.exclude("cause.context"));
  }

  private Map<String, Connection> newest(
      MongoCollection<Document> collection,
      Collection<String> actionKeys,
      @Nullable Bson projection) {
    var numbers = new HashMap<String, Document>();
    // without the lists, which may be long, and then only the newest in full
    collection
        .find(and(SignalDocuments.about(actionKeys), eq("kind", type.name())))
        .projection(Projections.include("of", "n"))
        .forEach(found ->
            numbers.merge(
                found.getString("of"),
                found,
                (a, b) -> a.getInteger("n") > b.getInteger("n") ? a : b));
    var newest = new HashMap<String, Connection>();
    if (!numbers.isEmpty()) {
      var ids = numbers.values().stream().map(found -> found.getString("_id")).toList();
      collection
          .find(in("_id", ids))
          .projection(projection)
          .forEach(found -> newest.put(found.getString("of"), type.read(found)));
    }
    return newest;
  }
}
