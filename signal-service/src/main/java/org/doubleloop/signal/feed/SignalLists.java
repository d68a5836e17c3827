package org.doubleloop.signal.feed;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.store.Found;
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

  /// @param kind of which kind; null for the first in their order
  Optional<Signal> find(String organization, @Nullable Kind kind, String id) {
    var found =
        kind == null ? signals.find(organization, id) : signals.find(kind, organization, id);
    return found.map(FeedDocuments::signal);
  }

  /// The newest signals, newest first.
  ///
  /// @param kind of which kind; null for all
  /// @param before the place to read on from, or null
  Listed<Signal> newest(
      String organization, @Nullable Kind kind, @Nullable String before, int limit) {
    var kinds = kind == null ? List.of(Kind.values()) : List.of(kind);
    var found =
        merged(
            kinds.stream()
                .map(each -> signals.newest(each, organization, null, before, limit))
                .toList(),
            limit);
    return Listed.of(found, FeedDocuments::signal, Signals::position);
  }

  /// The newest of several lists. Where one of them ends with more to come, the older ones of the
  /// others have to wait for those.
  private static Found<Document> merged(List<Found<Document>> lists, int limit) {
    var end =
        lists.stream()
            .filter(Found::more)
            .map(list -> Signals.position(list.items().getLast()))
            .max(Comparator.naturalOrder());
    var all =
        lists.stream()
            .flatMap(list -> list.items().stream())
            .filter(signal -> end.isEmpty() || Signals.position(signal).compareTo(end.get()) >= 0)
            .sorted(Comparator.comparing(Signals::position).reversed())
            .toList();
    return new Found<>(
        all.subList(0, Math.min(limit, all.size())), end.isPresent() || all.size() > limit);
  }
}
