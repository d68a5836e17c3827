package org.doubleloop.signal.feed;

import org.doubleloop.api.signal.model.PlaceJson;
import org.doubleloop.api.signal.model.SignalJson;
import org.doubleloop.api.signal.model.SignalKindJson;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.connection.ConnectionMapping;
import org.doubleloop.signal.edit.EditMapping;
import org.doubleloop.signal.feed.Signal.Content;
import org.doubleloop.signal.outcome.OutcomeMapping;

/// Translates signals into the API.
final class SignalMapping {
  private SignalMapping() {}

  static SignalJson toApi(Signal signal) {
    return switch (signal.content()) {
      case Content.OfAction(var action) ->
          envelope(signal, SignalKindJson.ACTION).action(ActionMapping.toApi(action));
      case Content.OfEdit(var edit) ->
          envelope(signal, SignalKindJson.EDIT).edit(EditMapping.toApi(edit));
      case Content.OfOutcome(var outcome) ->
          envelope(signal, SignalKindJson.OUTCOME).outcome(OutcomeMapping.toApi(outcome));
      case Content.OfConnection(var connection) ->
          envelope(signal, SignalKindJson.CONNECTED).connected(ConnectionMapping.toApi(connection));
    };
  }

  /// With its place, which only those who follow the feed are told.
  static SignalJson toFeed(Signal signal) {
    var place = signal.place();
    return toApi(signal).place(new PlaceJson(place.lane(), place.seq()));
  }

  private static SignalJson envelope(Signal signal, SignalKindJson kind) {
    var header = signal.header();
    return new SignalJson(kind, header.id(), header.organization(), header.recordedAt());
  }
}
