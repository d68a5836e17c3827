package org.doubleloop.signal.type;

import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// All kinds of signals that are registered, in the order of their names.
@Component
public final class SignalTypes {
  private final SortedMap<String, SignalType<?>> byName = new TreeMap<>();
  private final SortedMap<String, SignalType<?>> byEvent = new TreeMap<>();

  public SignalTypes(List<SignalType<?>> types) {
    for (var type : types) {
      put(byName, type.name(), type);
      type.event().ifPresent(event -> put(byEvent, event.type(), type));
    }
  }

  private static void put(SortedMap<String, SignalType<?>> map, String key, SignalType<?> type) {
    if (map.putIfAbsent(key, type) != null) {
      throw new IllegalArgumentException("Two kinds of signals are called " + key);
    }
  }

  public Collection<SignalType<?>> all() {
    return byName.values();
  }

  /// The kind of this name.
  ///
  /// @throws NoSuchElementException when no feature has registered it
  public SignalType<?> named(String name) {
    var type = byName.get(name);
    if (type == null) {
      throw new NoSuchElementException("There is no kind of signal called " + name);
    }
    return type;
  }

  /// The kind whose signals come as events of this type.
  public Optional<SignalType<?>> ofEvent(String eventType) {
    return Optional.ofNullable(byEvent.get(eventType));
  }

  /// All types of events that are taken.
  public List<String> eventTypes() {
    return List.copyOf(byEvent.keySet());
  }
}
