package org.doubleloop.signal.capture;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next the place behind its last item, when more follows; else null
public record Listed<T>(List<T> items, @Nullable String next) {

  public Listed {
    items = List.copyOf(items);
  }

  /// Reads the first `limit` of what was found.
  ///
  /// @param found one more than that, where there are more
  /// @param place where an item stands in the list
  public static <D, T> Listed<T> of(
      List<D> found, int limit, Function<D, T> read, Function<D, String> place) {
    var shown = found.subList(0, Math.min(limit, found.size()));
    return new Listed<>(
        shown.stream().map(read).toList(),
        found.size() > limit ? place.apply(shown.getLast()) : null);
  }
}
