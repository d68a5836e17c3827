package org.doubleloop.signal.feed;

import org.doubleloop.signal.type.Signal;
import org.doubleloop.signal.type.SignalType;

/// One captured fact and where it stands in the feed.
record StoredSignal<T extends Signal>(SignalType<T> type, T signal, long lane, long seq) {
  /// What is told of it beside its envelope: a model of the API.
  Object content() {
    return type.toApi(signal);
  }
}
