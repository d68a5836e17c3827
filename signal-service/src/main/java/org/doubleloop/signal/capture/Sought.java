package org.doubleloop.signal.capture;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What listed signals have in common.
///
/// @param fields values by the fields of their documents
/// @param from captured then or later; null is since ever
/// @param until captured before; null is until now
public record Sought(
    SortedMap<String, Object> fields, @Nullable Instant from, @Nullable Instant until) {
  /// Whatever is there.
  public static final Sought ANY = captured(null, null);

  public Sought {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /// What was captured in a time.
  public static Sought captured(@Nullable Instant from, @Nullable Instant until) {
    return new Sought(new TreeMap<>(), from, until);
  }

  /// The same, and with this value there; null asks for nothing.
  public Sought with(String field, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new TreeMap<>(fields);
    more.put(field, value);
    return new Sought(more, from, until);
  }

  /// All of it as texts by names, by which one query is told from another.
  public SortedMap<String, String> asked() {
    var asked = new TreeMap<String, String>();
    fields.forEach((name, value) -> asked.put(name, value.toString()));
    if (from != null) {
      asked.put("from", from.toString());
    }
    if (until != null) {
      asked.put("until", until.toString());
    }
    return asked;
  }
}
