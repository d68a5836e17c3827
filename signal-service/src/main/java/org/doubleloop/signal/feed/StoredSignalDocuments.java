package org.doubleloop.signal.feed;

import org.bson.Document;
import org.doubleloop.signal.type.Signal;
import org.doubleloop.signal.type.SignalType;
import org.doubleloop.signal.type.SignalTypes;

/// Reads signals of any kind.
final class StoredSignalDocuments {
  private StoredSignalDocuments() {}

  static StoredSignal<?> fromDocument(Document document, SignalTypes types) {
    return fromDocument(document, types.named(document.getString("kind")));
  }

  private static <T extends Signal> StoredSignal<T> fromDocument(
      Document document, SignalType<T> type) {
    return new StoredSignal<>(
        type, type.read(document), document.getLong("lane"), document.getLong("seq"));
  }
}
