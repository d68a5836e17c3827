package org.doubleloop.signal.seeking;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.bson.conversions.Bson;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.join.Join;
import org.doubleloop.signal.join.JoinDocuments;
import org.doubleloop.signal.join.JoinRule;
import org.doubleloop.signal.note.NoteCode;
import org.doubleloop.signal.note.NoteDocuments;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.outcome.OutcomeDocuments;
import org.doubleloop.signal.outcome.SeekingDocuments;
import org.jspecify.annotations.Nullable;

/// Writes moves: each is one update of one document, with the marks of all that follows from it.
final class MoveDocuments {
  /// Holds the actions that an outcome has left, until that is stated.
  static final String LEFT = "left";

  private MoveDocuments() {}

  static Bson update(Move move) {
    var updates = new ArrayList<Bson>();
    updates.add(set(AwaitingOutcomes.MOVES, move.from().moves() + 1));
    updates.add(put(SeekingDocuments.UNDECIDED, move.undecided()));
    var join = move.join();
    if (join != null) {
      joining(move, join, updates);
    }
    return combine(updates);
  }

  private static void joining(Move move, Join join, List<Bson> updates) {
    var from = move.from();
    var place = AwaitingOutcomes.place(from.outcome().header(), from.id());
    updates.add(set(OutcomeDocuments.JOIN, JoinDocuments.toDocument(join)));
    updates.add(unset(SignalDocuments.FOLDED));
    updates.add(NoteDocuments.without(NoteCode.FOLDED));
    updates.add(put(AwaitingOutcomes.AMBIGUOUS, join.rule() == JoinRule.AMBIGUOUS ? place : null));
    boolean isDone = move.actionKey() == null && !join.isByRule();
    if (isDone || move.changesAction()) {
      updates.add(put(AwaitingOutcomes.FIELD, isDone ? null : place));
    }
    if (move.changesAction()) {
      updates.add(put("of", move.actionKey()));
    }
    if (move.changesAction() && from.actionKey() != null) {
      var left = new LinkedHashSet<>(from.left());
      left.add(from.actionKey());
      updates.add(set(LEFT, List.copyOf(left)));
      updates.add(set(AwaitingOutcomes.MOVED, from.id()));
    }
  }

  private static Bson put(String field, @Nullable String value) {
    return value == null ? unset(field) : set(field, value);
  }
}
