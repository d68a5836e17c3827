package org.doubleloop.policy.revision;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.doubleloop.policy.rule.Attribute;

/// What other attributes mean for what has been counted, as far as they divide the evidence.
final class AttributeNotes {
  private AttributeNotes() {}

  static List<String> of(List<Attribute> before, List<Attribute> now) {
    var old = dividing(before);
    var kept = dividing(now);
    var notes = new ArrayList<String>();
    var added = without(kept.keySet(), old.keySet());
    if (!added.isEmpty()) {
      notes.add(
          "The evidence is divided by %s from now on: what was done before has no value of %s, and counts without"
              .formatted(Names.of(added), Names.words(added, "it", "them")));
    }
    var removed = without(old.keySet(), kept.keySet());
    if (!removed.isEmpty()) {
      notes.add(
          "The evidence is not divided by %s any more: what was counted by %s is kept, and not read"
              .formatted(Names.of(removed), Names.words(removed, "it", "them")));
    }
    kept.forEach((name, attribute) -> {
      var base = old.get(name);
      if (base != null) {
        values(base, attribute, notes);
      }
    });
    return notes;
  }

  private static void values(Attribute before, Attribute now, List<String> notes) {
    var removed = without(before.values(), now.values());
    if (!removed.isEmpty()) {
      notes.add(
          "'%s' has %s %s no more: what was counted there is kept for all contexts, and not read for %s"
              .formatted(
                  now.name(),
                  Names.words(removed, "the value", "the values"),
                  Names.of(removed),
                  Names.words(removed, "that value", "those values")));
    }
    var added = without(now.values(), before.values());
    if (!added.isEmpty()) {
      notes.add(
          "'%s' has %s %s from now on, of which nothing is known yet"
              .formatted(
                  now.name(), Names.words(added, "the value", "the values"), Names.of(added)));
    }
  }

  private static Map<String, Attribute> dividing(List<Attribute> attributes) {
    return Dividing.of(attributes).counted().stream()
        .collect(
            toMap(
                Attribute::name, Function.identity(), (first, again) -> first, LinkedHashMap::new));
  }

  private static Set<String> without(Collection<String> these, Collection<String> those) {
    var left = new TreeSet<>(these);
    those.forEach(left::remove);
    return left;
  }
}
