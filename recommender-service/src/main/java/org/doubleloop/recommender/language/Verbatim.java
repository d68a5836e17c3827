package org.doubleloop.recommender.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a text has word for word from others. No five words in a row of what a customer wrote may
/// become part of a policy, and none of what was captured part of a message that does not say so
/// anyway.
public final class Verbatim {

  private static final int RUN = 5;

  private Verbatim() {}

  /// The first five words in a row that stand in one of the sources too, as words: neither case nor
  /// what stands between them matters.
  public static Optional<String> fiveInARow(String text, Collection<String> sources) {
    return fiveInARow(text, sources, List.of());
  }

  /// The same, but for those that stand in what may be repeated.
  public static Optional<String> fiveInARow(
      String text, Collection<String> sources, Collection<String> free) {
    var runs = runs(text).toList();
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    var taken = all(sources);
    var allowed = all(free);
    return runs.stream().filter(run -> taken.contains(run) && !allowed.contains(run)).findFirst();
  }

  /// Whether a word of small letters stands in a text, in any case, with anything but letters in
  /// between, also backwards.
  public static boolean hides(String text, String word) {
    var letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    return letters.contains(word) || letters.contains(new StringBuilder(word).reverse());
  }

  private static Set<String> all(Collection<String> texts) {
    return texts.stream().flatMap(Verbatim::runs).collect(Collectors.toSet());
  }

  /// All runs of five words of a text.
  public static Stream<String> runs(String text) {
    var words = Words.in(text);
    return IntStream.rangeClosed(0, words.size() - RUN)
        .mapToObj(i -> String.join(" ", words.subList(i, i + RUN)));
  }
}
