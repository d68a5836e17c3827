package org.doubleloop.signal.capture;

import java.util.List;
import java.util.function.Function;
import org.doubleloop.kit.store.Found;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next the place behind its last item, when more follows; else null
public record Listed<T>(List<T> items, @Nullable String next) {

  public Listed {
    items = List.copyOf(items);
  }

  /// What was found.
  ///
  /// @param place where an item stands in the list
  public static <T> Listed<T> of(Found<T> found, Function<T, String> place) {
    return new Listed<>(found.items(), found.more() ? place.apply(found.items().getLast()) : null);
  }

  public <R> Listed<R> map(Function<? super T, ? extends R> each) {
    return new Listed<>(items.stream().<R>map(each).toList(), next);
  }
}
