package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.doubleloop.signal.type.NewSignal;
import org.doubleloop.signal.type.SignalType;

/// Counts what actions have: each takes so many edits and so many outcomes, and so many bytes of
/// what they say. Beyond that what says nothing new is only counted, what does has a
/// [reserve][SignalType#reserve], and the rest is refused. Requests that come at the same moment
/// may go past the limit by what they bring.
final class ActionLimits {
  private static final Held NOTHING = new Held(0, 0);

  private final MongoCollection<Document> collection;
  private final Map<About, Held> held = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<Repeated> repeated = new HashSet<>();

  /// A signal and the document that it is about to be stored as.
  record Sent(NewSignal signal, Document document) {
    /// Whether its action takes only so much of its kind. What is too large for any action is left
    /// to the store to refuse.
    boolean isLimited() {
      return signal.action() != null
          && signal.type().mostPerAction() < Integer.MAX_VALUE
          && bytes() <= signal.type().mostBytesPerAction();
    }

    /// The bytes of what it says, which count towards that.
    int bytes() {
      return document.getInteger(SignalDocuments.BYTES, 0);
    }
  }

  /// The same, which is only counted.
  static Sent folded(Sent sent) {
    return new Sent(sent.signal(), SignalDocuments.folded(sent.signal(), sent.document()));
  }

  /// What becomes of a signal.
  enum Place {
    /// Among those of its action, as far as it is limited.
    OWN,
    /// It is only counted with those that say the same.
    FOLDED,
    NONE
  }

  /// What is counted together.
  private record About(String action, String kind) {
    static About of(NewSignal signal) {
      return new About(signal.actionKey(), signal.type().name());
    }
  }

  private record Repeated(About about, Map<String, Object> fields) {}

  private record Held(int number, long bytes) {
    Held plus(Held more) {
      return new Held(number + more.number, bytes + more.bytes);
    }

    boolean isTooMuch(SignalType<?> type) {
      return isTooMuch(type, 1);
    }

    boolean isTooMuch(SignalType<?> type, double rooms) {
      return number > type.mostPerAction() * rooms || bytes > type.mostBytesPerAction() * rooms;
    }
  }

  private ActionLimits(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  /// The limits for what these signals are about, counted once for all of them.
  static ActionLimits of(MongoCollection<Document> collection, List<Sent> signals) {
    var limits = new ActionLimits(collection);
    var limited = signals.stream().filter(Sent::isLimited).toList();
    if (!limited.isEmpty()) {
      limits.count(limited.stream().map(Sent::signal).toList());
      limits.recognize(limited);
    }
    return limits;
  }

  /// Where there is room for this signal after those that were taken before; one that is stored
  /// already needs none.
  Place take(Sent sent) {
    var signal = sent.signal();
    if (!sent.isLimited() || known.contains(signal.documentId())) {
      return Place.OWN;
    }
    var type = signal.type();
    var with = with(sent);
    if (with.isTooMuch(type)) {
      if (isRepeated(signal)) {
        return Place.FOLDED;
      }
      if (with.isTooMuch(type, 1 + type.reserve())) {
        return Place.NONE;
      }
    }
    known.add(signal.documentId());
    held.put(About.of(signal), with);
    return Place.OWN;
  }

  /// Whether its action has another that says the same, of this request or from before.
  private boolean isRepeated(NewSignal signal) {
    var fields = signal.type().repeated(signal.content());
    if (fields.isEmpty()) {
      return false;
    }
    var what = new Repeated(About.of(signal), fields);
    if (repeated.add(what)) {
      var same = new ArrayList<Bson>();
      same.add(SignalDocuments.about(List.of(what.about().action())));
      same.add(eq("kind", what.about().kind()));
      fields.forEach((name, value) -> same.add(eq(name, value)));
      return collection.find(and(same)).projection(include("_id")).first() != null;
    }
    return true;
  }

  private Held with(Sent sent) {
    return held(About.of(sent.signal())).plus(new Held(1, sent.bytes()));
  }

  private Held held(About about) {
    return held.getOrDefault(about, NOTHING);
  }

  /// From the index alone, but for what was stored before it said how large it is.
  private void count(List<NewSignal> limited) {
    var actions = limited.stream().map(NewSignal::actionKey).distinct().toList();
    var kinds = limited.stream().map(signal -> signal.type().name()).distinct().toList();
    var about = and(SignalDocuments.about(actions), in("kind", kinds));
    var unsized = new ArrayList<String>();
    collection
        .find(about)
        .projection(fields(include("of", "kind", SignalDocuments.BYTES), excludeId()))
        .forEach(found -> {
          var bytes = found.getInteger(SignalDocuments.BYTES);
          add(found.getString("of"), found.getString("kind"), 1, bytes == null ? 0 : bytes);
          if (bytes == null) {
            unsized.add(found.getString("of"));
          }
        });
    if (!unsized.isEmpty()) {
      measure(and(about, in("of", unsized), exists(SignalDocuments.BYTES, false)));
    }
  }

  private void measure(Bson unsized) {
    collection
        .withDocumentClass(RawBsonDocument.class)
        .find(unsized)
        .forEach(found ->
            add(
                found.getString("of").getValue(),
                found.getString("kind").getValue(),
                0,
                found.getByteBuffer().remaining()));
  }

  private void add(String action, String kind, int number, long bytes) {
    held.merge(new About(action, kind), new Held(number, bytes), Held::plus);
  }

  /// Only where it gets narrow does it matter which of them are stored already.
  private void recognize(List<Sent> limited) {
    var all = new HashMap<About, Held>(held);
    limited.forEach(
        sent -> all.merge(About.of(sent.signal()), new Held(1, sent.bytes()), Held::plus));
    var narrow =
        limited.stream()
            .map(Sent::signal)
            .filter(signal -> all.getOrDefault(About.of(signal), NOTHING).isTooMuch(signal.type()))
            .map(NewSignal::documentId)
            .toList();
    if (!narrow.isEmpty()) {
      collection
          .find(in("_id", narrow))
          .projection(include("_id"))
          .forEach(found -> known.add(found.getString("_id")));
    }
  }
}
