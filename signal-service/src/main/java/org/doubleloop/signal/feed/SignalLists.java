package org.doubleloop.signal.feed;

import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Sought;
import org.doubleloop.signal.type.SignalType;
import org.doubleloop.signal.type.SignalTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signals of any kind: one by its id, or the newest first.
@Component
final class SignalLists {
  private final Signals signals;
  private final SignalTypes types;

  SignalLists(Signals signals, SignalTypes types) {
    this.signals = signals;
    this.types = types;
  }

  /// @param kind the name of its kind; null for the first of any
  Optional<StoredSignal<?>> find(String organization, @Nullable String kind, String id) {
    var asked = kind == null ? types.all() : List.<SignalType<?>>of(types.named(kind));
    var found = signals.find(asked, organization, id);
    return found.stream()
        .min((a, b) -> a.getString("kind").compareTo(b.getString("kind")))
        .map(this::stored);
  }

  /// The newest signals, newest first.
  ///
  /// @param before the place to read on from, or null
  Listed<StoredSignal<?>> newest(
      String organization, Sought sought, @Nullable String before, int limit) {
    return signals.newest(organization, sought, before, limit).map(this::stored);
  }

  private StoredSignal<?> stored(Document document) {
    return StoredSignalDocuments.fromDocument(document, types);
  }
}
