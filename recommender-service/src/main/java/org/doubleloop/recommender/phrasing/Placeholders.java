package org.doubleloop.recommender.phrasing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `{{name}}` in a text, which stands for a value, and `{{name|there}}`, which says what to write
/// without one; spaces around either do not matter. There is nothing else to it: no sections,
/// paths, functions or escapes, so that a text can ask for no more than the values that it is
/// given. What is put in is not looked at again.
public final class Placeholders {

  private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]{0,63}";
  private static final Pattern WHOLE_NAME = Pattern.compile(NAME);
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{[ \\t]*(" + NAME + ")[ \\t]*(?:\\|([^{}|\\r\\n]{0,200}))?}}");

  /// A place for a value.
  ///
  /// @param otherwise what is written where there is none; null where that is not said
  public record Place(String name, @Nullable String otherwise) {}

  private Placeholders() {}

  /// Whether it is a letter followed by up to 63 letters, digits, `_`, `.` or `-`.
  public static boolean isName(String name) {
    return WHOLE_NAME.matcher(name).matches();
  }

  /// The text with values put in; a placeholder without a value stays.
  public static String fill(String text, Function<String, Optional<String>> value) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(value.apply(found.group(1)).orElse(found.group())));
  }

  /// The text with something at each place.
  public static String fillAll(String text, Function<Place, String> value) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(place(found))));
  }

  /// The names for which a text has a place.
  public static Set<String> in(String text) {
    return places(text).map(Place::name).collect(Collectors.toUnmodifiableSet());
  }

  /// The places of a text, in order.
  public static Stream<Place> places(String text) {
    return PLACEHOLDER.matcher(text).results().map(Placeholders::place);
  }

  private static Place place(MatchResult found) {
    var otherwise = found.group(2);
    return new Place(found.group(1), otherwise == null ? null : otherwise.strip());
  }

  /// The text with the places for some names as plain words: what is not trusted asks for none.
  public static String disarmed(String text, Set<String> names) {
    return fill(
        text, name -> names.contains(name) ? Optional.of("(" + name + ")") : Optional.empty());
  }
}
