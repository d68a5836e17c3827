package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.type.CaptureOrder;
import org.doubleloop.signal.type.Captured;
import org.doubleloop.signal.type.NewSignal;
import org.doubleloop.signal.type.Signal;
import org.doubleloop.signal.type.SignalType;
import org.jspecify.annotations.Nullable;

/// All signals of all organizations. What is captured is durable when the call returns, and never
/// changed after, but for what its kind says.
public final class Signals {
  /// The collection, and the name of the feed.
  public static final String COLLECTION = "signals";

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;
  private final CanonicalJson canonical;
  private final KeyedHash hashes;
  private final List<CaptureListener> listeners;

  public Signals(
      Store store,
      LaneWriter writer,
      CanonicalJson canonical,
      KeyedHash hashes,
      List<CaptureListener> listeners) {
    this.collection = store.collection(COLLECTION);
    this.writer = writer;
    this.canonical = canonical;
    this.hashes = hashes;
    this.listeners = List.copyOf(listeners);
    store.ensureIndexes(
        COLLECTION,
        List.of("organization", "order"),
        List.of("organization", "kind", "order"),
        List.of("organization", "policy", "order"),
        List.of("organization", "subject", "order"));
    store.ensurePartialIndexes(COLLECTION, List.of("of", "kind", "order"));
  }

  /// Captures one signal.
  public Captured<Document> capture(NewSignal signal) {
    if (!limit(List.of(signal)).takes(signal)) {
      return new Captured.Overfull<>();
    }
    var document = document(signal);
    return judge(signal, document, writer.store(document));
  }

  /// Captures signals in this order, in one group commit where they fit.
  public List<Captured<Document>> captureAll(List<NewSignal> signals) {
    var limit = limit(signals);
    var taken = signals.stream().map(limit::takes).toList();
    var documents = new ArrayList<Document>(signals.size());
    for (int i = 0; i < signals.size(); i++) {
      if (taken.get(i)) {
        documents.add(document(signals.get(i)));
      }
    }
    var sent = documents.iterator();
    var appended = writer.storeAll(documents).iterator();
    var captured = new ArrayList<Captured<Document>>(signals.size());
    for (int i = 0; i < signals.size(); i++) {
      captured.add(
          taken.get(i)
              ? judge(signals.get(i), sent.next(), appended.next())
              : new Captured.Overfull<>());
    }
    return captured;
  }

  /// Captures what a typed endpoint was sent, and answers what is stored: by this request or by one
  /// that it repeats.
  ///
  /// @throws ServiceException when something else is stored under that name
  public <T extends Signal> T create(Creation creation, SignalType<T> type, T signal) {
    return switch (capture(NewSignal.of(type, signal))) {
      case Captured.Stored<Document>(var document) -> type.read(document);
      case Captured.Repeated<Document>(var document) -> type.read(document);
      case Captured.Conflicting<Document> _ -> throw creation.conflict();
      case Captured.Overfull<Document> _ ->
          throw new ServiceException(SignalProblem.ACTION_FULL, Captured.overfull(type));
      case Captured.Refused<Document>(var reason) ->
          throw new ServiceException(CommonProblem.PAYLOAD_TOO_LARGE, reason);
    };
  }

  /// One signal of one kind.
  public <T extends Signal> Optional<T> find(SignalType<T> type, String organization, String id) {
    return Optional.ofNullable(collection.find(eq(type.documentId(organization, id))).first())
        .map(type::read);
  }

  /// The documents of this id, of these kinds.
  public List<Document> find(Collection<SignalType<?>> types, String organization, String id) {
    var ids = types.stream().map(type -> type.documentId(organization, id)).toList();
    return collection.find(in("_id", ids)).into(new ArrayList<>());
  }

  public boolean contains(SignalType<?> type, String organization, String id) {
    return collection
            .find(eq(type.documentId(organization, id)))
            .projection(Projections.include("_id"))
            .first()
        != null;
  }

  /// The newest signals of a kind, newest first.
  ///
  /// @param also a further condition on a field that has an index of its own, or null
  /// @param before the place in the [Listed] to read on from, or null
  public <T extends Signal> Listed<T> newest(
      SignalType<T> type,
      String organization,
      @Nullable Bson also,
      @Nullable String before,
      int limit) {
    var kind = eq("kind", type.name());
    return newest(organization, also == null ? List.of(kind) : List.of(kind, also), before, limit)
        .map(type::read);
  }

  /// The documents of the newest signals, newest first.
  ///
  /// @param type of which kind; null for all
  public Listed<Document> newest(
      @Nullable SignalType<?> type, String organization, @Nullable String before, int limit) {
    return newest(
        organization, type == null ? List.of() : List.of(eq("kind", type.name())), before, limit);
  }

  private Listed<Document> newest(
      String organization, List<Bson> also, @Nullable String before, int limit) {
    var conditions = new ArrayList<Bson>(also);
    conditions.add(eq("organization", organization));
    conditions.add(lt("order", before == null ? CaptureOrder.END : before));
    return Listed.of(
        Found.first(collection, and(conditions), Sorts.descending("order"), limit),
        last -> last.getString("order"));
  }

  /// What signals of a kind say about an action, in the order of their capture: as many as it can
  /// have.
  public <T extends Signal> List<T> about(SignalType<T> type, String organization, String action) {
    return collection
        .find(and(eq("of", NewSignal.actionKey(organization, action)), eq("kind", type.name())))
        .sort(Sorts.ascending("order"))
        .limit(type.mostPerAction())
        .map(type::read)
        .into(new ArrayList<>());
  }

  private Captured<Document> judge(NewSignal signal, Document sent, Appended appended) {
    return switch (appended) {
      case Appended.Stored(var document) -> {
        tell(signal, document, false);
        yield new Captured.Stored<>(document);
      }
      case Appended.Duplicate(var stored) -> {
        if (!sameContent(sent, stored)) {
          yield new Captured.Conflicting<>();
        }
        tell(signal, stored, true);
        yield new Captured.Repeated<>(stored);
      }
      case Appended.Refused(var reason) -> new Captured.Refused<>(reason);
    };
  }

  /// A source, once stated, is part of what was said; a typed endpoint states none.
  private static boolean sameContent(Document sent, Document stored) {
    var source = sent.getString("source");
    var storedSource = stored.getString("source");
    return sent.getString("bodyHash").equals(stored.getString("bodyHash"))
        && (source == null || storedSource == null || source.equals(storedSource));
  }

  private void tell(NewSignal signal, Document stored, boolean repeated) {
    listeners.forEach(listener -> listener.captured(signal, stored, repeated));
  }

  private Document document(NewSignal signal) {
    return SignalDocuments.document(signal, hashes.of(canonical.of(signal.content())));
  }

  private ActionLimits limit(List<NewSignal> signals) {
    try {
      return ActionLimits.of(collection, signals);
    } catch (MongoException failed) {
      throw new StoreUnavailableException("The store does not tell what an action has", failed);
    }
  }
}
