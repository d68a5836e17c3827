package org.doubleloop.recommender.phrasing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `{{name}}` in a text, which stands for a value; spaces around the name do not matter. There is
/// nothing else to it: no sections, paths, functions or escapes, so that a text can ask for no more
/// than the values that it is given. What is put in is not looked at again.
public final class Placeholders {

  private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]{0,63}";
  private static final Pattern WHOLE_NAME = Pattern.compile(NAME);
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{[ \\t]*(" + NAME + ")[ \\t]*}}");

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

  /// The names for which a text has a place.
  public static Set<String> in(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The text with the places for some names as plain words: what is not trusted asks for none.
  public static String disarmed(String text, Set<String> names) {
    return fill(
        text, name -> names.contains(name) ? Optional.of("(" + name + ")") : Optional.empty());
  }
}
