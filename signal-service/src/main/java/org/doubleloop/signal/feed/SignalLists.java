package org.doubleloop.signal.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.signal.capture.Kind;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signals of any kind: one by its id, or the newest first.
@Component
final class SignalLists {
  private final Signals signals;

  SignalLists(Signals signals) {
    this.signals = signals;
  }

  Optional<Signal> find(String organization, String id) {
    return signals.find(organization, id).map(FeedDocuments::signal);
  }

  /// The newest signals, newest first.
  ///
  /// @param kind of which kind; null for all
  /// @param before the place to read on from, or null
  Listed<Signal> newest(
      String organization, @Nullable Kind kind, @Nullable String before, int limit) {
    var found = new ArrayList<Document>();
    for (var each : kind == null ? Kind.values() : new Kind[] {kind}) {
      found.addAll(signals.newest(each, organization, null, before, limit + 1));
    }
    found.sort(Comparator.comparing(Signals::position).reversed());
    return Listed.of(found, limit, FeedDocuments::signal, Signals::position);
  }
}
