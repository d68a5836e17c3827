package org.doubleloop.signal.capture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/// Counts what actions have: each takes so many edits and so many outcomes, and no more. Requests
/// that come at the same moment may go past the limit by their number.
final class ActionLimits {
  static final int MOST_OF_A_KIND = 1_000;

  private static final Set<Kind> LIMITED = Set.of(Kind.EDIT, Kind.OUTCOME);

  private final Map<List<String>, Integer> counts = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  private ActionLimits() {}

  /// The limits for what these drafts are about, counted once for all of them.
  static ActionLimits of(MongoCollection<Document> collection, List<Draft> drafts) {
    var limits = new ActionLimits();
    var limited = drafts.stream().filter(draft -> LIMITED.contains(draft.kind())).toList();
    if (!limited.isEmpty()) {
      var actions = limited.stream().map(Draft::actionKey).distinct().toList();
      var kinds = limited.stream().map(draft -> draft.kind().name()).distinct().toList();
      collection
          .find(and(in("of", actions), in("kind", kinds)))
          .projection(Projections.include("of", "kind"))
          .into(new ArrayList<>())
          .forEach(found ->
              limits.count(found.getString("_id"), found.getString("of"), found.getString("kind")));
    }
    return limits;
  }

  /// Whether there is room for this draft after those that were taken before; one that is stored
  /// already needs none.
  boolean takes(Draft draft) {
    if (!LIMITED.contains(draft.kind()) || known.contains(draft.documentId())) {
      return true;
    }
    var action = draft.actionKey();
    var kind = draft.kind().name();
    if (counts.getOrDefault(List.of(action, kind), 0) >= MOST_OF_A_KIND) {
      return false;
    }
    count(draft.documentId(), action, kind);
    return true;
  }

  private void count(String documentId, String action, String kind) {
    known.add(documentId);
    counts.merge(List.of(action, kind), 1, Integer::sum);
  }
}
