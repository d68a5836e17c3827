package org.doubleloop.signal.seeking;

import java.util.List;
import org.bson.Document;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.doubleloop.signal.outcome.OutcomeType;
import org.doubleloop.signal.outcome.SeekingDocuments;

/// Reads outcomes with their marks.
final class StandingDocuments {
  private StandingDocuments() {}

  static Standing fromDocument(Document document, OutcomeType type) {
    var outcome = type.read(document);
    var join = outcome.join();
    return new Standing(
        document.getString("_id"),
        outcome,
        document.getString("of"),
        AwaitingOutcomes.moves(document),
        document.getInteger(SignalDocuments.BYTES, 0),
        document.getList(MoveDocuments.LEFT, String.class, List.of()),
        document.containsKey(AwaitingOutcomes.FIELD),
        document.getString(SeekingDocuments.UNDECIDED),
        document.getString(SeekingDocuments.FOLLOWS),
        SeekingDocuments.isPossible(document) && (join == null || join.isByRule()));
  }
}
