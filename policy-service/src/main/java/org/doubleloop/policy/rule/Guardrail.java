package org.doubleloop.policy.rule;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// Forbids options where its condition holds, and everywhere when it has none. It speaks of options
/// as a [Rule] does.
public record Guardrail(
    String id,
    @Nullable String when,
    List<String> options,
    SortedMap<String, String> matching,
    String reason,
    boolean locked) {

  public Guardrail {
    Preconditions.notEmpty(id, "guardrail's id");
    Preconditions.notEmpty(reason, "guardrail's reason");
    options = List.copyOf(options);
    matching = Collections.unmodifiableSortedMap(new TreeMap<>(matching));
  }
}
