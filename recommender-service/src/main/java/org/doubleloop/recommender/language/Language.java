package org.doubleloop.recommender.language;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which language a text is in, by the words that any text of a language has: see [CommonWords].
/// Nothing is said of a text that has too few of them.
public final class Language {

  private static final int CLEAR = 2;

  private Language() {}

  /// The language, such as `de`, where the text is clearly in one of those known.
  public static Optional<String> of(String text) {
    var words = Words.in(text);
    var hits =
        CommonWords.BY_LANGUAGE.entrySet().stream()
            .map(each -> Map.entry(each.getKey(), hits(words, each.getValue())))
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    var best = hits.getFirst();
    return best.getValue() >= Math.max(CLEAR, hits.get(1).getValue() + CLEAR)
        ? Optional.of(best.getKey())
        : Optional.empty();
  }

  /// Which part of the text's words are common ones of the language.
  public static double share(String text, String language) {
    var words = Words.in(text);
    var common = CommonWords.BY_LANGUAGE.getOrDefault(language, Set.of());
    return words.isEmpty() ? 0 : (double) hits(words, common) / words.size();
  }

  /// Whether any text of some language may have the word.
  public static boolean isCommon(String word) {
    return CommonWords.ALL.contains(word);
  }

  /// In which script most of its letters are; nothing where it has none.
  public static Optional<UnicodeScript> script(String text) {
    return text
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private static int hits(List<String> words, Set<String> common) {
    return Math.toIntExact(words.stream().filter(common::contains).count());
  }
}
