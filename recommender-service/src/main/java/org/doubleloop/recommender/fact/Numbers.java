package org.doubleloop.recommender.fact;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.language.Words;

/// The numbers that stand in data or text, each in one spelling: `1,250` is `1250` and `0.50` is
/// `0.5`, in the digits of whatever script; those in words are found by [NumberWords]. Signs are
/// not part of a number.
public final class Numbers {

  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}+(?:[.,]\\p{Nd}+)*|\\p{No}|\\p{Nl}");
  private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+(\\.[0-9]+)?");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

  private Numbers() {}

  /// Those in the values of maps and lists, not in the names.
  public static Set<String> in(Object data) {
    return strings(data)
        .flatMap(text -> Stream.concat(digits(text), NumberWords.in(Words.in(text)).stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> digits(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).map(Numbers::spelling);
  }

  private static Stream<String> strings(Object data) {
    return switch (data) {
      case Map<?, ?> map -> map.values().stream().flatMap(Numbers::strings);
      case Collection<?> all -> all.stream().flatMap(Numbers::strings);
      default -> Stream.of(data.toString());
    };
  }

  static String spelling(String number) {
    var digits = new StringBuilder();
    number
        .codePoints()
        .forEach(c -> {
          if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            digits.append(Character.digit(c, 10));
          } else {
            digits.appendCodePoint(c);
          }
        });
    var ascii = digits.toString();
    var plain = THOUSANDS.matcher(ascii).matches() ? ascii.replace(",", "") : ascii;
    return DECIMAL.matcher(plain).matches()
        ? new BigDecimal(plain).stripTrailingZeros().toPlainString()
        : plain;
  }
}
