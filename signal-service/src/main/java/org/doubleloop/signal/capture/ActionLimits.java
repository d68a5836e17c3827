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

/// Counts what actions have: each takes so many edits and so many outcomes, and no more. Requests
/// that come at the same moment may go past the limit by their number.
final class ActionLimits {
  /// An edit has two texts of up to 50,000 characters, and a story tells all of them.
  private static final int MOST_EDITS = 100;

  private static final int MOST_OUTCOMES = 1_000;

  private final Map<About, Integer> counts = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  /// What is counted together.
  private record About(String action, Kind kind) {
    static About of(NewSignal draft) {
      return new About(draft.actionKey(), draft.kind());
    }
  }

  private ActionLimits() {}

  /// How many signals of this kind an action can have.
  static int most(Kind kind) {
    return switch (kind) {
      case EDIT -> MOST_EDITS;
      case OUTCOME -> MOST_OUTCOMES;
      case ACTION, CONNECTED -> Integer.MAX_VALUE;
    };
  }

  /// The limits for what these drafts are about, counted once for all of them.
  static ActionLimits of(MongoCollection<Document> collection, List<NewSignal> drafts) {
    var limits = new ActionLimits();
    var limited = drafts.stream().filter(ActionLimits::isLimited).toList();
    if (!limited.isEmpty()) {
      limits.count(collection, limited);
      limits.recognize(collection, limited);
    }
    return limits;
  }

  /// Whether there is room for this draft after those that were taken before; one that is stored
  /// already needs none.
  boolean takes(NewSignal draft) {
    if (!isLimited(draft) || known.contains(draft.documentId())) {
      return true;
    }
    var about = About.of(draft);
    if (count(about) >= most(draft.kind())) {
      return false;
    }
    known.add(draft.documentId());
    counts.merge(about, 1, Integer::sum);
    return true;
  }

  private static boolean isLimited(NewSignal draft) {
    return most(draft.kind()) < Integer.MAX_VALUE;
  }

  private int count(About about) {
    return counts.getOrDefault(about, 0);
  }

  /// From the index alone.
  private void count(MongoCollection<Document> collection, List<NewSignal> limited) {
    var actions = limited.stream().map(NewSignal::actionKey).distinct().toList();
    var kinds = limited.stream().map(draft -> draft.kind().name()).distinct().toList();
    collection
        .find(and(SignalDocuments.about(actions), in("kind", kinds)))
        .projection(fields(include("of", "kind"), excludeId()))
        .forEach(found ->
            counts.merge(
                new About(found.getString("of"), SignalDocuments.kind(found)), 1, Integer::sum));
  }

  /// Only where it gets narrow does it matter which of them are stored already.
  private void recognize(MongoCollection<Document> collection, List<NewSignal> limited) {
    var narrow =
        limited.stream()
            .filter(draft -> count(About.of(draft)) + limited.size() > most(draft.kind()))
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
