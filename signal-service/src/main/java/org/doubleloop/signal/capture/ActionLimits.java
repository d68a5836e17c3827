package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.doubleloop.signal.type.NewSignal;

/// Counts what actions have: each takes so many edits and so many outcomes, and no more. Requests
/// that come at the same moment may go past the limit by their number.
final class ActionLimits {
  private final Map<About, Integer> counts = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  /// What is counted together.
  private record About(String action, String kind) {
    static About of(NewSignal signal) {
      return new About(signal.actionKey(), signal.type().name());
    }
  }

  private ActionLimits() {}

  /// The limits for what these signals are about, counted once for all of them.
  static ActionLimits of(MongoCollection<Document> collection, List<NewSignal> signals) {
    var limits = new ActionLimits();
    var limited = signals.stream().filter(ActionLimits::isLimited).toList();
    if (!limited.isEmpty()) {
      limits.count(collection, limited);
      limits.recognize(collection, limited);
    }
    return limits;
  }

  /// Whether there is room for this signal after those that were taken before; one that is stored
  /// already needs none.
  boolean takes(NewSignal signal) {
    if (!isLimited(signal) || known.contains(signal.documentId())) {
      return true;
    }
    var about = About.of(signal);
    if (count(about) >= signal.type().mostPerAction()) {
      return false;
    }
    known.add(signal.documentId());
    counts.merge(about, 1, Integer::sum);
    return true;
  }

  private static boolean isLimited(NewSignal signal) {
    return signal.type().mostPerAction() < Integer.MAX_VALUE;
  }

  private int count(About about) {
    return counts.getOrDefault(about, 0);
  }

  /// From the index alone.
  private void count(MongoCollection<Document> collection, List<NewSignal> limited) {
    var actions = limited.stream().map(NewSignal::actionKey).distinct().toList();
    var kinds = limited.stream().map(signal -> signal.type().name()).distinct().toList();
    collection
        .find(and(SignalDocuments.about(actions), in("kind", kinds)))
        .projection(fields(include("of", "kind"), excludeId()))
        .forEach(found ->
            counts.merge(
                new About(found.getString("of"), found.getString("kind")), 1, Integer::sum));
  }

  /// Only where it gets narrow does it matter which of them are stored already.
  private void recognize(MongoCollection<Document> collection, List<NewSignal> limited) {
    var narrow =
        limited.stream()
            .filter(
                signal -> count(About.of(signal)) + limited.size() > signal.type().mostPerAction())
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
