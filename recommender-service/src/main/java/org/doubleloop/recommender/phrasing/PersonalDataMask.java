package org.doubleloop.recommender.phrasing;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Keeps personal values here while their place in the text is found elsewhere. A value never
/// leaves: the model is told the names, writes `{{name}}` where the value belongs, and the value is
/// put in when the answer is back. Where a value stands as a whole word or phrase in any text that
/// is to leave, in capitals or not, its `{{name}}` leaves instead.
///
/// It knows a value only as it was given: "Ada" alone is not found where the value is "Ada
/// Lovelace", nor is a person whom captured text names and no value does.
public final class PersonalDataMask {

  /// Letters and digits of scripts that part words; elsewhere a value may stand beside any letter.
  private static final String WORD =
      "[\\p{IsAlphabetic}\\p{Nd}&&[^\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]]";

  private final Map<String, String> values;

  /// Those that can be found in a text, the longest first, so that no shorter one takes a part.
  private final List<Map.Entry<String, String>> found;

  private final @Nullable Pattern anyValue;

  PersonalDataMask(Map<String, String> values) {
    this.values = values;
    this.found =
        values.entrySet().stream()
            .filter(each -> !each.getValue().isBlank())
            .sorted(Comparator.comparingInt(each -> -each.getValue().length()))
            .toList();
    this.anyValue = found.isEmpty() ? null : pattern();
  }

  Collection<String> names() {
    return values.keySet();
  }

  /// The same, with no value in any string of it; the names in maps stay.
  Object hide(Object data) {
    return switch (data) {
      case String text -> hidden(text);
      case Map<?, ?> map -> {
        var hidden = new LinkedHashMap<Object, Object>();
        map.forEach((key, value) -> hidden.put(key, hide(value)));
        yield hidden;
      }
      case Collection<?> all -> all.stream().map(this::hide).toList();
      default -> data;
    };
  }

  /// The text without the places of its values.
  String without(String text) {
    return Placeholders.fill(
        text, name -> values.containsKey(name) ? Optional.of(" ") : Optional.empty());
  }

  /// The text with its values.
  String reveal(String text) {
    return Placeholders.fill(text, name -> Optional.ofNullable(values.get(name)));
  }

  private String hidden(String text) {
    return anyValue == null ? text : anyValue.matcher(text).replaceAll(this::placeholder);
  }

  /// Each value is a group of the pattern.
  private String placeholder(MatchResult match) {
    return IntStream.range(0, found.size())
        .filter(i -> match.start(i + 1) >= 0)
        .mapToObj(i -> Matcher.quoteReplacement("{{" + found.get(i).getKey() + "}}"))
        .findFirst()
        .orElseThrow();
  }

  private Pattern pattern() {
    var any =
        found.stream()
            .map(each -> "(" + Pattern.quote(each.getValue().strip()) + ")")
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        "(?<!" + WORD + ")(?:" + any + ")(?!" + WORD + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
