package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import org.doubleloop.kit.web.Listing;
import org.doubleloop.signal.capture.ActionLimits.Sent;
import org.doubleloop.signal.note.NoteDocuments;
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
  private final Set<String> telling;

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
    this.telling =
        Stream.concat(
                Stream.of("bodyHash", "source", NoteDocuments.FIELD),
                listeners.stream().flatMap(listener -> listener.fields().stream()))
            .collect(toUnmodifiableSet());
    store.ensureIndexes(
        COLLECTION,
        List.of("organization", "order"),
        List.of("organization", "kind", "order"),
        List.of("organization", "policy", "order"),
        List.of("organization", "subject", "order"));
    store.ensurePartialIndexes(COLLECTION, List.of("of", "kind", "order", SignalDocuments.BYTES));
  }

  /// Captures one signal.
  public Captured<Document> capture(NewSignal signal) {
    var sent = sent(signal);
    return limit(List.of(sent)).takes(sent)
        ? judge(sent, writer.store(sent.document()))
        : new Captured.Overfull<>();
  }

  /// Captures signals in this order, in one group commit where they fit. Of what was stored before,
  /// the answer has only what tells a repeat.
  public List<Captured<Document>> captureAll(List<NewSignal> signals) {
    var sent = signals.stream().map(this::sent).toList();
    var limit = limit(sent);
    var taken = sent.stream().map(limit::takes).toList();
    var documents = new ArrayList<Document>(signals.size());
    for (int i = 0; i < signals.size(); i++) {
      if (taken.get(i)) {
        documents.add(sent.get(i).document());
      }
    }
    var appended = writer.storeAll(documents, telling).iterator();
    var captured = new ArrayList<Captured<Document>>(signals.size());
    for (int i = 0; i < signals.size(); i++) {
      captured.add(taken.get(i) ? judge(sent.get(i), appended.next()) : new Captured.Overfull<>());
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

  /// What signals of a kind say about an action, in the order of their capture.
  ///
  /// @param after the place in the [Listed] to read on from, or null
  public <T extends Signal> Listed<T> about(
      SignalType<T> type, String organization, String action, @Nullable String after) {
    var found =
        Found.first(
            collection,
            and(
                eq("of", NewSignal.actionKey(organization, action)),
                eq("kind", type.name()),
                gt("order", after == null ? "" : after)),
            Sorts.ascending("order"),
            Math.min(type.mostPerAction(), Listing.HIGHEST_LIMIT));
    return Listed.of(found, last -> last.getString("order")).map(type::read);
  }

  private Captured<Document> judge(Sent sent, Appended appended) {
    var signal = sent.signal();
    return switch (appended) {
      case Appended.Stored(var document) -> {
        tell(signal, document, false);
        yield new Captured.Stored<>(document);
      }
      case Appended.Duplicate(var stored) -> {
        if (!sameContent(sent.document(), stored)) {
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

  private Sent sent(NewSignal signal) {
    var said = canonical.of(signal.content());
    var document = SignalDocuments.document(signal, hashes.of(said));
    if (signal.type().mostPerAction() < Integer.MAX_VALUE) {
      int beside = canonical.of(signal.header().extensions()).length;
      document.append(SignalDocuments.BYTES, said.length + beside);
    }
    return new Sent(signal, document);
  }

  private ActionLimits limit(List<Sent> signals) {
    try {
      return ActionLimits.of(collection, signals);
    } catch (MongoException failed) {
      throw new StoreUnavailableException("The store does not tell what an action has", failed);
    }
  }
}
