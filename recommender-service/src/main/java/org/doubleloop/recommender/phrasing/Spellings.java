package org.doubleloop.recommender.phrasing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.language.Folded;
import org.doubleloop.recommender.language.Language;
import org.jspecify.annotations.Nullable;

/// The ways in which values can stand in a text: in any case, with any spaces, without accents,
/// with `ue` for `ü`, as `%40` has it, with invisible characters in between, in one word; and the
/// words of a name or an address on their own.
///
/// @param names the name of what is put instead, by the folded spelling
/// @param parts the words that have a name of their own, by it
/// @param notHidden how many values are not looked for, as any text has them by chance: one or two
///   letters, or a word such as "will"
/// @param known the names of the values
/// @param common those of them that are written as names are, just as they were given
record Spellings(
    Map<String, String> names,
    Map<String, String> parts,
    int notHidden,
    List<Pattern> common,
    Set<String> known,
    @Nullable Pattern any) {

  /// Letters and digits of scripts that part words; elsewhere a value may stand beside any letter.
  private static final String WORD =
      "[\\p{IsAlphabetic}\\p{Nd}&&[^\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]]";

  private static final Pattern PLACE =
      Pattern.compile("\\{\\{[ \\t]*([A-Za-z][A-Za-z0-9_.-]{0,63})[ \\t]*}}");
  private static final Pattern PARTED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NUMBER = Pattern.compile("[\\p{N}\\s+()/.-]{7,}");
  private static final int SHORTEST_PART = 3;
  private static final int MOST_PARTS = 8;
  private static final int LONGEST_NAME = 64;

  static Spellings of(Map<String, String> values) {
    var names = new LinkedHashMap<String, String>();
    var parts = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> {
      if (canBeHidden(value)) {
        ways(value).forEach(way -> names.putIfAbsent(way, name));
      }
    });
    values.forEach((name, value) ->
        parts(value)
            .forEach(part -> {
              var folded = Folded.plain(part);
              if (!names.containsKey(folded)) {
                var own = free(name, values, parts);
                parts.put(own, part);
                names.put(folded, own);
              }
            }));
    var common =
        values.values().stream()
            .map(String::strip)
            .filter(value -> value.codePoints().anyMatch(Character::isLetter))
            .filter(value -> !canBeHidden(value))
            .toList();
    return new Spellings(
        Map.copyOf(names),
        parts,
        common.size(),
        common.stream()
            .filter(value -> value.length() > 1 && Character.isUpperCase(value.codePointAt(0)))
            .map(value -> whole(Pattern.quote(value)))
            .toList(),
        values.keySet(),
        names.isEmpty()
            ? null
            : whole(
                names.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Spellings::pattern)
                    .collect(Collectors.joining("|"))));
  }

  /// Whether a value that is not looked for stands in a text as it was given.
  boolean hasCommon(String text) {
    return common.stream().anyMatch(each -> each.matcher(text).find());
  }

  /// Places of values that are there already stay as they are.
  String hidden(String text) {
    if (any == null) {
      return text;
    }
    var hidden = new StringBuilder();
    int from = 0;
    for (var place :
        PLACE.matcher(text).results().filter(each -> known.contains(each.group(1))).toList()) {
      hidden.append(between(text.substring(from, place.start()))).append(place.group());
      from = place.end();
    }
    return hidden.append(between(text.substring(from))).toString();
  }

  private String between(String text) {
    return Folded.of(text)
        .replaceAll(Objects.requireNonNull(any), found -> "{{" + nameOf(found.group()) + "}}");
  }

  private String nameOf(String found) {
    var name = names.get(found);
    return name != null ? name : names.getOrDefault(digits(found), "");
  }

  private static boolean canBeHidden(String value) {
    var folded = Folded.plain(value).strip();
    boolean parted = folded.codePoints().allMatch(c -> c < 0x2E80);
    return !folded.isEmpty() && (!parted || folded.length() > 2) && !Language.isCommon(folded);
  }

  private static Stream<String> ways(String value) {
    var folded = Folded.plain(value).strip();
    var german =
        Folded.plain(
                value
                    .replace("ä", "ae")
                    .replace("ö", "oe")
                    .replace("ü", "ue")
                    .replace("Ä", "Ae")
                    .replace("Ö", "Oe")
                    .replace("Ü", "Ue"))
            .strip();
    return Stream.of(folded, german, joined(folded), joined(german))
        .filter(way -> way.length() > 2 || way.codePoints().anyMatch(c -> c >= 0x2E80))
        .distinct();
  }

  /// A name in one word, a number without what parts it.
  private static String joined(String folded) {
    return NUMBER.matcher(folded).matches()
        ? digits(folded)
        : folded.length() <= LONGEST_NAME ? folded.replace(" ", "") : folded;
  }

  private static String digits(String text) {
    return text.replaceAll("[^\\p{N}]", "");
  }

  private static String pattern(String way) {
    return way.matches("\\p{N}{7,}")
        ? "[+(]{0,2}"
            + way.chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining("[\\s+()/.-]{0,3}"))
        : Pattern.quote(way);
  }

  /// A genitive's s stays behind.
  private static Pattern whole(String any) {
    return Pattern.compile("(?<!" + WORD + ")(?:" + any + ")(?=s?(?!" + WORD + "))");
  }

  /// Of an e-mail address those before its host.
  private static List<String> parts(String value) {
    int at = value.indexOf('@');
    var all = PARTED.split((at < 0 ? value : value.substring(0, at)).strip());
    boolean isOfAPerson = at >= 0 || value.codePoints().anyMatch(Character::isUpperCase);
    return (at < 0 && all.length < 2) || all.length > MOST_PARTS || !isOfAPerson
        ? List.of()
        : Stream.of(all).filter(Spellings::isPart).distinct().toList();
  }

  private static boolean isPart(String word) {
    return Folded.plain(word).length() >= SHORTEST_PART
        && !Language.isCommon(Folded.plain(word))
        && !COMMON_PARTS.contains(Folded.plain(word))
        && (word.codePoints().anyMatch(Character::isLetter) || word.length() >= 5);
  }

  private static final List<String> COMMON_PARTS =
      List.of(
          "com", "org", "net", "www", "http", "https", "mailto", "gmail", "mail", "info", "gmbh",
          "inc", "ltd", "mrs", "herr", "frau", "street", "road", "avenue", "straße", "strasse");

  private static String free(String name, Map<String, String> values, Map<String, String> parts) {
    for (int i = 1; ; i++) {
      var own = (name.length() + 5 > LONGEST_NAME ? "part" : name) + "." + i;
      if (!values.containsKey(own) && !parts.containsKey(own)) {
        return own;
      }
    }
  }
}
