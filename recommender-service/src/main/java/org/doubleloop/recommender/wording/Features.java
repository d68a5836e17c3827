package org.doubleloop.recommender.wording;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What can be said of a text, or of two of them, without reading it: plain counts that anybody can
/// repeat.
///
/// @param greeting the first line, where it is a short one among several; else empty
/// @param closing the last line, likewise
/// @param lix how hard it is to read: LIX, words per sentence and per cent of words of more than
///   six letters (Björnsson, "Läsbarhet", 1968), which needs no list of words and so no language
/// @param facts numbers, placeholders, and words with a capital letter within a sentence
public record Features(String greeting, String closing, int words, double lix, Set<String> facts) {
  private static final int SHORT_LINE = 6;
  private static final int SHORT_WORD = 6;
  private static final double PER_CENT = 100;
  private static final Pattern SENTENCES = Pattern.compile("[.!?:]+(?=\\s|$)|\\R+");
  private static final Pattern PLACEHOLDERS = Pattern.compile("\\{\\{[^{}]*}}|\\[[^\\[\\]]*]");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.,-]*");

  public Features {
    facts = Set.copyOf(facts);
  }

  public static Features of(String text) {
    int words = 0;
    int longWords = 0;
    int sentences = 0;
    var facts = new HashSet<String>();
    var placeholders = PLACEHOLDERS.matcher(text);
    while (placeholders.find()) {
      facts.add(placeholders.group());
    }
    for (String sentence : SENTENCES.splitAsStream(placeholders.replaceAll(" ")).toList()) {
      var found = WORDS.matcher(sentence);
      boolean isFirst = true;
      while (found.find()) {
        var word = found.group().replaceAll("[.,'’-]+$", "");
        words++;
        longWords += word.length() > SHORT_WORD ? 1 : 0;
        sentences += isFirst ? 1 : 0;
        if (isFact(word, isFirst)) {
          facts.add(word);
        }
        isFirst = false;
      }
    }
    double lix = words == 0 ? 0 : (double) words / sentences + PER_CENT * longWords / words;
    var lines = text.lines().filter(line -> !line.isBlank()).toList();
    return new Features(
        lines.size() > 1 ? shortLine(lines.getFirst()) : "",
        lines.size() > 1 ? shortLine(lines.getLast()) : "",
        words,
        lix,
        facts);
  }

  private static boolean isFact(String word, boolean isFirst) {
    return word.chars().anyMatch(Character::isDigit)
        || (!isFirst && word.length() > 1 && Character.isUpperCase(word.charAt(0)));
  }

  private static String shortLine(String line) {
    return Optional.of(line.strip())
        .filter(each -> each.split("\\s+", -1).length <= SHORT_LINE)
        .orElse("");
  }
}
