package org.doubleloop.signal.feed;

import org.bson.Document;
import org.doubleloop.signal.action.ActionDocuments;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.connection.ConnectionDocuments;
import org.doubleloop.signal.edit.EditDocuments;
import org.doubleloop.signal.feed.Signal.Content;
import org.doubleloop.signal.feed.Signal.Place;
import org.doubleloop.signal.outcome.OutcomeDocuments;

/// Reads signals of any kind.
final class FeedDocuments {
  private FeedDocuments() {}

  static Signal signal(Document document) {
    return new Signal(
        SignalDocuments.header(document),
        new Place(document.getLong("lane"), document.getLong("seq")),
        switch (SignalDocuments.kind(document)) {
          case ACTION -> new Content.OfAction(ActionDocuments.action(document));
          case EDIT -> new Content.OfEdit(EditDocuments.edit(document));
          case OUTCOME -> new Content.OfOutcome(OutcomeDocuments.outcome(document));
          case CONNECTED -> new Content.OfConnection(ConnectionDocuments.connection(document));
        });
  }
}
