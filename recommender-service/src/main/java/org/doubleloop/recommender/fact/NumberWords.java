package org.doubleloop.recommender.fact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Numbers in words, English and German: `nine hundred`, `twenty-one`, `twice`, `half`;
/// `neunhundert`, `einundzwanzig`, `dreimal`. What is mostly no number is none: `one`, `first`,
/// `second`, `ein`, `einmal`; but one week is 1.
final class NumberWords {

  private static final Map<String, Long> SMALL = small();
  private static final Map<String, Long> SCALES =
      Map.of(
          "hundred",
          100L,
          "thousand",
          1000L,
          "million",
          1_000_000L,
          "billion",
          1_000_000_000L,
          "dozen",
          12L);
  private static final Map<String, String> OTHERS = others();
  private static final Set<String> UNITS =
      Set.of(
          "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
          "month", "months", "year", "years", "percent", "dollar", "dollars", "euro", "euros",
          "cent", "cents", "pound", "pounds");

  private NumberWords() {}

  static Set<String> in(List<String> words) {
    var found = new HashSet<String>();
    for (int i = 0; i < words.size(); ) {
      int end = end(words, i);
      if (end == i) {
        other(words, i).ifPresent(found::add);
        i++;
      } else if (end - i > 1 || !words.get(i).equals("one") || isUnit(words, end)) {
        addAll(words.subList(i, end), found);
        i = end;
      } else {
        i = end;
      }
    }
    return found;
  }

  /// Where the row of words ends that makes numbers; "and" is part of it between two of them.
  private static int end(List<String> words, int from) {
    int end = from;
    while (end < words.size() && isPart(words.get(end))) {
      end++;
      if (end + 1 < words.size() && words.get(end).equals("and") && isPart(words.get(end + 1))) {
        end++;
      }
    }
    return end;
  }

  private static boolean isPart(String word) {
    return word.equals("one") || SMALL.containsKey(word) || SCALES.containsKey(word);
  }

  private static boolean isUnit(List<String> words, int at) {
    return at < words.size() && UNITS.contains(words.get(at));
  }

  private static void addAll(List<String> row, Set<String> found) {
    long total = 0;
    long current = 0;
    for (var word : row) {
      if (SCALES.containsKey(word)) {
        long scale = SCALES.get(word);
        current = Math.max(1, current) * scale;
        if (scale >= 1000) {
          total += current;
          current = 0;
        }
      } else if (!word.equals("and")) {
        long value = word.equals("one") ? 1 : Objects.requireNonNull(SMALL.get(word));
        if (current % (value < 10 ? 10 : 100) != 0 || (current % 100 >= 10 && current % 100 < 20)) {
          found.add(Long.toString(total + current)); // "two, three" are two of them
          total = 0;
          current = 0;
        }
        current += value;
      }
    }
    found.add(Long.toString(total + current));
  }

  private static Optional<String> other(List<String> words, int at) {
    var word = words.get(at);
    if (OTHERS.containsKey(word)) {
      boolean isCheck =
          word.equals("double") && at + 1 < words.size() && words.get(at + 1).startsWith("check");
      return isCheck ? Optional.empty() : Optional.of(OTHERS.get(word));
    }
    return GermanNumber.of(word).map(value -> Long.toString(value));
  }

  private static Map<String, Long> small() {
    var small = new HashMap<String, Long>();
    var upToTwenty =
        List.of(
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    for (int i = 0; i < upToTwenty.size(); i++) {
      small.put(upToTwenty.get(i), i + 2L);
    }
    var tens =
        List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    for (int i = 0; i < tens.size(); i++) {
      small.put(tens.get(i), 10 * (i + 2L));
    }
    small.put("zero", 0L);
    return Map.copyOf(small);
  }

  private static Map<String, String> others() {
    var others = new HashMap<String, String>();
    List.of("half", "halves", "halve", "hälfte", "halb", "halbe", "halben", "halbieren")
        .forEach(word -> others.put(word, "0.5"));
    List.of(
            "twice",
            "double",
            "doubles",
            "doubled",
            "doubling",
            "doppelt",
            "doppelte",
            "doppelten",
            "verdoppeln",
            "verdoppelt")
        .forEach(word -> others.put(word, "2"));
    List.of("thrice", "triple", "tripled", "third", "thirds", "dritte", "dritten", "drittel")
        .forEach(word -> others.put(word, "3"));
    List.of("quadruple", "fourth", "viertel").forEach(word -> others.put(word, "4"));
    others.putAll(
        Map.of(
            "fifth", "5", "sixth", "6", "seventh", "7", "eighth", "8", "ninth", "9", "tenth",
            "10"));
    others.putAll(
        Map.of(
            "hundreds",
            "100",
            "thousands",
            "1000",
            "millions",
            "1000000",
            "billions",
            "1000000000",
            "dozens",
            "12",
            "dutzend",
            "12",
            "hunderte",
            "100",
            "tausende",
            "1000",
            "millionen",
            "1000000",
            "eins",
            "1"));
    return Map.copyOf(others);
  }
}
