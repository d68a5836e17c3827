package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.jspecify.annotations.Nullable;

/// All signals of all organizations. What is captured is durable when the call returns, and never
/// changed after, but for the field `awaits` of an outcome.
public final class Signals {
  /// The collection, and the name of the feed.
  public static final String COLLECTION = "signals";

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;
  private final CanonicalJson canonical;
  private final KeyedHash hashes;
  private final Unconnected unconnected;

  public Signals(
      Store store,
      LaneWriter writer,
      CanonicalJson canonical,
      KeyedHash hashes,
      Unconnected unconnected) {
    this.collection = store.collection(COLLECTION);
    this.writer = writer;
    this.canonical = canonical;
    this.hashes = hashes;
    this.unconnected = unconnected;
    store.ensureIndexes(
        COLLECTION,
        List.of("organization", "kind", "order"),
        List.of("organization", "policy", "order"),
        List.of("organization", "subject", "order"));
    store.ensurePartialIndexes(COLLECTION, List.of("of", "kind", "order"), List.of("awaits"));
  }

  /// Captures one signal.
  public Captured<Document> capture(NewSignal draft) {
    if (!limit(List.of(draft)).takes(draft)) {
      return new Captured.Overfull<>();
    }
    var document = document(draft);
    return judge(draft, document, writer.store(document));
  }

  /// Captures signals in this order, in one group commit where they fit.
  public List<Captured<Document>> captureAll(List<NewSignal> drafts) {
    var limit = limit(drafts);
    var taken = drafts.stream().map(limit::takes).toList();
    var documents = new ArrayList<Document>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      if (taken.get(i)) {
        documents.add(document(drafts.get(i)));
      }
    }
    var sent = documents.iterator();
    var appended = writer.storeAll(documents).iterator();
    var captured = new ArrayList<Captured<Document>>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      captured.add(
          taken.get(i)
              ? judge(drafts.get(i), sent.next(), appended.next())
              : new Captured.Overfull<>());
    }
    return captured;
  }

  /// Captures what a typed endpoint was sent, and answers what is stored: by this request or by one
  /// that it repeats.
  ///
  /// @throws ServiceException when something else is stored under that name
  public Document create(Creation creation, NewSignal draft) {
    return switch (capture(draft)) {
      case Captured.Stored<Document>(var document) -> document;
      case Captured.Repeated<Document>(var document) -> document;
      case Captured.Conflicting<Document> _ -> throw creation.conflict();
      case Captured.Overfull<Document> _ ->
          throw new ServiceException(SignalProblem.ACTION_FULL, Captured.overfull(draft.kind()));
      case Captured.Refused<Document>(var reason) ->
          throw new ServiceException(CommonProblem.PAYLOAD_TOO_LARGE, reason);
    };
  }

  /// One signal of one kind.
  public Optional<Document> find(Kind kind, String organization, String id) {
    return Optional.ofNullable(
        collection.find(eq(NewSignal.documentId(kind, organization, id))).first());
  }

  /// One signal, whatever its kind; where several have that id, the first in the order of kinds.
  public Optional<Document> find(String organization, String id) {
    var ids = new ArrayList<String>();
    for (var kind : Kind.values()) {
      ids.add(NewSignal.documentId(kind, organization, id));
    }
    return collection.find(in("_id", ids)).into(new ArrayList<>()).stream()
        .min((a, b) ->
            Kind.valueOf(a.getString("kind")).compareTo(Kind.valueOf(b.getString("kind"))));
  }

  public boolean contains(Kind kind, String organization, String id) {
    return collection
            .find(eq(NewSignal.documentId(kind, organization, id)))
            .projection(Projections.include("_id"))
            .first()
        != null;
  }

  /// The newest signals of a kind, newest first.
  ///
  /// @param also a further condition on a field that has an index of its own, or null
  /// @param before the [#position] to read on from, or null
  public Found<Document> newest(
      Kind kind, String organization, @Nullable Bson also, @Nullable String before, int limit) {
    var filter =
        and(
            eq("organization", organization),
            eq("kind", kind.name()),
            lt("order", before == null ? CaptureOrder.END : before));
    return Found.first(
        collection, also == null ? filter : and(filter, also), Sorts.descending("order"), limit);
  }

  /// Where a signal stands in the lists.
  public static String position(Document signal) {
    return signal.getString("order");
  }

  /// The edits or outcomes of an action, in the order of their capture: as many as it can have.
  public List<Document> about(Kind kind, String organization, String action) {
    return collection
        .find(
            and(
                eq("of", NewSignal.documentId(Kind.ACTION, organization, action)),
                eq("kind", kind.name())))
        .sort(Sorts.ascending("order"))
        .limit(ActionLimits.most(kind))
        .into(new ArrayList<>());
  }

  /// Outcomes of an organization that await their action, those captured first first.
  public Found<Document> orphans(String organization, @Nullable String after, int limit) {
    return Found.first(
        collection,
        and(
            eq("organization", organization),
            gt("awaits", SignalDocuments.awaits(organization, after == null ? "" : after)),
            lt("awaits", SignalDocuments.awaits(organization, CaptureOrder.END))),
        Sorts.ascending("awaits"),
        limit);
  }

  private Captured<Document> judge(NewSignal draft, Document sent, Appended appended) {
    return switch (appended) {
      case Appended.Stored(var document) -> {
        note(draft);
        yield new Captured.Stored<>(document);
      }
      case Appended.Duplicate(var stored) -> {
        if (!sameContent(sent, stored)) {
          yield new Captured.Conflicting<>();
        }
        if (stored.containsKey("awaits")) {
          note(draft);
        }
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

  private void note(NewSignal draft) {
    if (draft.kind() == Kind.ACTION || draft.kind() == Kind.OUTCOME) {
      unconnected.add(draft.actionKey());
    }
  }

  private Document document(NewSignal draft) {
    return SignalDocuments.document(draft, hashes.of(canonical.of(draft.content())));
  }

  private ActionLimits limit(List<NewSignal> drafts) {
    try {
      return ActionLimits.of(collection, drafts);
    } catch (MongoException failed) {
      throw new StoreUnavailableException("The store does not tell what an action has", failed);
    }
  }
}
