package org.doubleloop.policy.rule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doubleloop.policy.Preconditions;
import org.jspecify.annotations.Nullable;

/// One choice that a policy allows.
///
/// @param draft the message in the policy's own words; `{{name}}` stands for an attribute
/// @param says phrases that a message by it has to have
/// @param locked as of every clause: whether a proposal of nobody but owners may touch it
public record Option(
    String id,
    @Nullable String title,
    SortedMap<String, String> attributes,
    @Nullable String draft,
    List<String> says,
    boolean locked) {

  public Option {
    Preconditions.notEmpty(id, "option's id");
    says = List.copyOf(says);
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /// Whether it has all of these attributes.
  public boolean has(Map<String, String> wanted) {
    return attributes.entrySet().containsAll(wanted.entrySet());
  }
}
