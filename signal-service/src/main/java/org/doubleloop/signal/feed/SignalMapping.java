package org.doubleloop.signal.feed;

import org.doubleloop.api.signal.model.SignalKind;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.connection.ConnectionMapping;
import org.doubleloop.signal.edit.EditMapping;
import org.doubleloop.signal.feed.Signal.Content;
import org.doubleloop.signal.outcome.OutcomeMapping;

/// Translates signals into the API.
final class SignalMapping {
  private SignalMapping() {}

  static org.doubleloop.api.signal.model.Signal toApi(Signal signal) {
    return switch (signal.content()) {
      case Content.OfAction(var action) ->
          envelope(signal, SignalKind.ACTION).action(ActionMapping.toApi(action));
      case Content.OfEdit(var edit) ->
          envelope(signal, SignalKind.EDIT).edit(EditMapping.toApi(edit));
      case Content.OfOutcome(var outcome) ->
          envelope(signal, SignalKind.OUTCOME).outcome(OutcomeMapping.toApi(outcome));
      case Content.OfConnection(var connection) ->
          envelope(signal, SignalKind.CONNECTED).connected(ConnectionMapping.toApi(connection));
    };
  }

  /// With its place, which only those who follow the feed are told.
  static org.doubleloop.api.signal.model.Signal toFeed(Signal signal) {
    var place = signal.place();
    return toApi(signal)
        .place(new org.doubleloop.api.signal.model.Place(place.lane(), place.seq()));
  }

  private static org.doubleloop.api.signal.model.Signal envelope(Signal signal, SignalKind kind) {
    var header = signal.header();
    return new org.doubleloop.api.signal.model.Signal(
        kind, header.id(), header.organization(), header.recordedAt());
  }
}
