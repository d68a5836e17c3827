package org.doubleloop.recommender.fact;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.language.Words;

/// What a text says that something costs, saves or takes off: a number with the money or the
/// percentage that it counts (`30 %` is not `30 €`), and words that promise money (`free of
/// charge`, `discount`, `Rabatt`).
public final class Amounts {

  private static final String MONEY =
      "[\\p{Sc}]|(?:EUR|USD|GBP|CHF|JPY|euros?|dollars?|pounds?|cents?|francs?|franken|bucks?)(?!\\p{L})";
  private static final String PERCENT = "%|‰|(?:percent|per cent|prozent)(?!\\p{L})";
  private static final String NUMBER = "(\\p{Nd}+(?:[.,]\\p{Nd}+)*|(?<!\\p{L})\\p{L}+)";
  private static final Pattern BEFORE =
      Pattern.compile("(" + MONEY + ")\\s?(\\p{Nd}+(?:[.,]\\p{Nd}+)*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern AFTER =
      Pattern.compile(
          NUMBER + "[\\s-]?(" + MONEY + "|" + PERCENT + ")",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PROMISE =
      Pattern.compile(
          """
          \\b(?:for free|free of charge|free(?:[- ](?:trial|account|demo|month|shipping|sample\
          |upgrade|plan|version|delivery|consultation|call|session|gift|ebook|guide))|at no \\w*\
          ?\\s?(?:cost|charge)|no (?:extra |additional )?(?:cost|charge)|discount\\w*|refund\\w*\
          |rebate\\w*|coupon\\w*|voucher\\w*|money[- ]back|cashback|bonus|guarantee\\w*|risk[- ]free\
          |cheapest|lowest price|kostenlos\\w*|kostenfrei\\w*|gratis|umsonst|rabatt\\w*\
          |preisnachlass\\w*|gutschein\\w*|erstatt\\w+|geld[- ]zurück|gebührenfrei\\w*|garant\\w+)\\b\
          """,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("€", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("$", "USD"),
          Map.entry("dollar", "USD"),
          Map.entry("dollars", "USD"),
          Map.entry("£", "GBP"),
          Map.entry("pound", "GBP"),
          Map.entry("pounds", "GBP"),
          Map.entry("percent", "%"),
          Map.entry("per cent", "%"),
          Map.entry("prozent", "%"));

  private Amounts() {}

  /// Each in one spelling.
  public static Set<String> in(String text) {
    return Stream.of(
            BEFORE
                .matcher(text)
                .results()
                .flatMap(found -> amounts(found.group(2), found.group(1))),
            AFTER.matcher(text).results().flatMap(found -> amounts(found.group(1), found.group(2))),
            PROMISE.matcher(text).results().map(MatchResult::group).map(Amounts::promise))
        .flatMap(found -> found)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// None where what stands before the unit is no number: "some percent".
  private static Stream<String> amounts(String number, String unit) {
    var values =
        Character.isDigit(number.charAt(0))
            ? Set.of(Numbers.spelling(number))
            : NumberWords.in(Words.in(number));
    var small = unit.toLowerCase(Locale.ROOT);
    var name = UNITS.getOrDefault(small, small.toUpperCase(Locale.ROOT));
    return values.stream().map(value -> value + " " + name);
  }

  private static String promise(String words) {
    return String.join(" ", Words.in(words));
  }
}
