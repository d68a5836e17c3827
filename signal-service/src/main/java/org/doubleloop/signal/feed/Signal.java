package org.doubleloop.signal.feed;

import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.capture.Header;
import org.doubleloop.signal.connection.Connection;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.outcome.Outcome;

/// One captured fact and where it stands.
record Signal(Header header, Place place, Content content) {

  /// Where it stands in the feed.
  record Place(long lane, long seq) {}

  /// What it tells of.
  sealed interface Content {
    record OfAction(Action action) implements Content {}

    record OfEdit(Edit edit) implements Content {}

    record OfOutcome(Outcome outcome) implements Content {}

    record OfConnection(Connection connection) implements Content {}
  }
}
