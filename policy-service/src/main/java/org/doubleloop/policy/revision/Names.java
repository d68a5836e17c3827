package org.doubleloop.policy.revision;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Names in a sentence.
final class Names {
  /// As many as have room in a note.
  private static final int MOST = 5;

  private Names() {}

  /// The first ones in quotes, and how many more there are.
  static String of(Collection<String> names) {
    var first = names.stream().limit(MOST).map("'%s'"::formatted).toList();
    int others = names.size() - first.size();
    return others == 0 ? and(first) : String.join(", ", first) + " and " + others + " more";
  }

  /// The words for one or for several.
  static String words(Collection<?> names, String one, String several) {
    return names.size() == 1 ? one : several;
  }

  /// In a list, as one would say it.
  static String and(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.get(last);
  }
}
