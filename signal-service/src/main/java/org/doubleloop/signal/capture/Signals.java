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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.access.Callers;
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
import org.doubleloop.signal.type.Difference;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.NewSignal;
import org.doubleloop.signal.type.Signal;
import org.doubleloop.signal.type.SignalType;
import org.jspecify.annotations.Nullable;

/// All signals of all organizations. What is captured is durable when the call returns, and never
/// changed after, but for what its kind says.
public final class Signals {
  /// The collection, and the name of the feed.
  public static final String COLLECTION = "signals";

  /// Where documents have who posted them.
  public static final String POSTED_BY = SignalDocuments.POSTER + ".principal";

  private static final int MOST_FOLDED = 100_000;

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
    store.ensurePartialIndexes(
        COLLECTION,
        List.of("of", "kind", "order", SignalDocuments.BYTES),
        List.of(SignalDocuments.FOLDED));
  }

  /// Captures one signal.
  public Captured<Document> capture(NewSignal signal) {
    var sent = placed(List.of(sent(signal))).getFirst();
    return sent.isPresent()
        ? judge(sent.get(), writer.store(sent.get().document()))
        : new Captured.Overfull<>();
  }

  /// Captures signals in this order, in one group commit where they fit. Of what was stored before,
  /// the answer has only what tells a repeat.
  public List<Captured<Document>> captureAll(List<NewSignal> signals) {
    var placed = placed(signals.stream().map(this::sent).toList());
    var documents = placed.stream().flatMap(Optional::stream).map(Sent::document).toList();
    var appended = writer.storeAll(documents, telling).iterator();
    return placed.stream()
        .<Captured<Document>>map(sent ->
            sent.isPresent() ? judge(sent.get(), appended.next()) : new Captured.Overfull<>())
        .toList();
  }

  /// What is to be stored of each; empty where its action takes no more.
  private List<Optional<Sent>> placed(List<Sent> signals) {
    try {
      var limits = ActionLimits.of(collection, signals);
      return signals.stream()
          .map(sent ->
              switch (limits.take(sent)) {
                case OWN -> Optional.of(sent);
                case FOLDED -> Optional.of(ActionLimits.folded(sent));
                case NONE -> Optional.<Sent>empty();
              })
          .toList();
    } catch (MongoException failed) {
      throw new StoreUnavailableException("The store does not tell what an action has", failed);
    }
  }

  /// Captures what a typed endpoint was sent, and answers what is stored: by this request or by one
  /// that it repeats.
  ///
  /// @throws ServiceException when something else is stored under that name
  public <T extends Signal> T create(Creation creation, SignalType<T> type, T signal) {
    return switch (capture(NewSignal.of(type, signal))) {
      case Captured.Stored<Document>(var document) -> type.read(document);
      case Captured.Repeated<Document>(var document) -> type.read(document);
      case Captured.Conflicting<Document>(var difference) ->
          throw creation.conflict(difference.faults(UnaryOperator.identity()));
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
  /// @param before the place in the [Listed] to read on from, or null
  public <T extends Signal> Listed<T> newest(
      SignalType<T> type, String organization, Sought sought, @Nullable String before, int limit) {
    return newest(organization, sought.with("kind", type.name()), before, limit).map(type::read);
  }

  /// The documents of the newest signals, newest first.
  public Listed<Document> newest(
      String organization, Sought sought, @Nullable String before, int limit) {
    var conditions = new ArrayList<Bson>();
    conditions.add(eq("organization", organization));
    sought.fields().forEach((field, value) -> conditions.add(eq(field, value)));
    if (sought.from() != null) {
      conditions.add(gt("order", CaptureOrder.from(sought.from())));
    }
    var end = sought.until() == null ? CaptureOrder.END : CaptureOrder.from(sought.until());
    conditions.add(lt("order", before == null || before.compareTo(end) > 0 ? end : before));
    return Listed.of(
        Found.first(collection, and(conditions), Sorts.descending("order"), limit),
        last -> last.getString("order"));
  }

  /// How many signals of an action are only counted with others that say the same, as far as
  /// anybody wants to know.
  public int folded(String organization, String action) {
    return collection
        .find(eq(SignalDocuments.FOLDED, NewSignal.actionKey(organization, action)))
        .projection(Projections.include("_id"))
        .limit(MOST_FOLDED)
        .into(new ArrayList<>())
        .size();
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
        var difference = difference(sent, stored);
        if (!difference.isNone()) {
          yield new Captured.Conflicting<>(difference);
        }
        tell(signal, stored, true);
        yield new Captured.Repeated<>(stored);
      }
      case Appended.Refused(var reason) -> new Captured.Refused<>(reason);
    };
  }

  /// A source, once stated, is part of what was said; a typed endpoint states none.
  private Difference difference(Sent sent, Document stored) {
    var source = sent.document().getString("source");
    var storedSource = stored.getString("source");
    boolean same = sent.document().getString("bodyHash").equals(stored.getString("bodyHash"));
    return new Difference(
        same ? List.of() : differing(sent.signal()),
        source == null || source.equals(storedSource) ? null : storedSource);
  }

  /// Looks where the content differs. It does not where only its hash does: numbers were once
  /// hashed as they were written.
  private List<String> differing(NewSignal sent) {
    var type = sent.type();
    try {
      var stored = collection.find(eq(sent.documentId())).first();
      return stored == null
          ? List.of("")
          : Difference.between(sent.content(), content(type, stored)).stream()
              .map(SignalDocuments::unnamed)
              .toList();
    } catch (MongoException failed) {
      throw new StoreUnavailableException("The store does not tell what is stored", failed);
    }
  }

  private static <T extends Signal> Map<String, Object> content(
      SignalType<T> type, Document stored) {
    return type.content(type.read(stored));
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
    if (signal.type().keepsPoster()) {
      Callers.onThisThread()
          .map(caller -> new Header.Poster(caller.principal(), caller.client()))
          .ifPresent(poster ->
              document.append(SignalDocuments.POSTER, SignalDocuments.toDocument(poster)));
    }
    return new Sent(signal, document);
  }
}
