package org.doubleloop.recommender.similar;

import java.text.BreakIterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.cited.Hidden;
import org.doubleloop.recommender.fact.Addresses;
import org.doubleloop.recommender.fact.Dates;
import org.doubleloop.recommender.language.Folded;
import org.doubleloop.recommender.language.Invisible;
import org.doubleloop.recommender.language.Language;
import org.doubleloop.recommender.language.Words;
import org.doubleloop.recommender.phrasing.PersonalDataMask;

/// Shows of a text how it is worded, and not whom and what it is about: names, numbers, dates,
/// addresses and what the context of its action had stand as `[…]`, which no answer may have. Whose
/// they are was somebody else's business; and what a model is not shown it cannot repeat.
///
/// @param own words of the organization, which are no names of people
record Veil(String own) {
  static final String LEFT_OUT = "[…]";

  private static final int LONGEST = 1_200;
  private static final int FEWEST_WORDS = 5;
  private static final Pattern PLACE = Pattern.compile("\\{\\{[^{}]*}}");
  private static final Pattern NUMBER =
      Pattern.compile("[^\\s\\p{Ps}\\p{Pi}\"']*\\p{N}\\S*?(?=[.,;:!?]*(?:\\s|$))");

  /// Whom a line turns to, which is a name in whatever case: after a greeting, or by itself.
  private static final Pattern GREETED =
      Pattern.compile(
          "^(\\W*(?:hi|hello|hey|dear|hallo|moin|servus|liebe[rs]?|bonjour|cher|chère|hola|estimad[oa]|ciao)\\h+)"
              + "[^\\s,!:;.?]+(?:\\h+[^\\s,!:;.?]+){0,2}(?=\\h*(?:[,!:]|$))",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern CALLED =
      Pattern.compile(
          "^(\\h*)(\\p{Lu}[\\p{L}'’-]+(?:\\h\\p{Lu}[\\p{L}'’-]+)?)(?=,)", Pattern.MULTILINE);

  private static final Pattern SEVERAL = Pattern.compile("\\[…](?:[\\s,]*\\[…])+");

  /// Nothing where something cannot be hidden, or nothing is left to show.
  Optional<String> shown(SentText sent) {
    var plain = Invisible.stripped(sent.text());
    var context = context(sent);
    var text = context.hideCaptured(plain).toString();
    var hidden = new Hidden(List.of(text), own);
    if (context.leaves(List.of(plain)) || hidden.leaves(List.of(text)) || showsNoNames(plain)) {
      return Optional.empty();
    }
    return Optional.of(hidden.hidden(text))
        .map(Veil::withoutFacts)
        .map(Veil::cut)
        .filter(shown -> Addresses.in(shown).isEmpty())
        .filter(shown -> Words.in(shown).size() >= FEWEST_WORDS);
  }

  /// Whether it is in a script without capitals, in which no name is found.
  private static boolean showsNoNames(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_LETTER);
  }

  private PersonalDataMask context(SentText sent) {
    var words = Set.copyOf(Words.in(own));
    var values = new LinkedHashMap<String, String>();
    sent.about().stream()
        .filter(value -> !words.containsAll(Words.in(value)))
        .forEach(value -> values.put("context." + values.size(), value));
    return new PersonalDataMask(values);
  }

  private static String withoutFacts(String hidden) {
    var text =
        Stream.of(hidden.splitWithDelimiters("\\s+", 0))
            .map(token -> Addresses.in(token).isEmpty() ? token : LEFT_OUT)
            .collect(Collectors.joining());
    text = PLACE.matcher(text).replaceAll(LEFT_OUT);
    text = GREETED.matcher(text).replaceAll("$1" + LEFT_OUT);
    text =
        CALLED
            .matcher(text)
            .replaceAll(
                found -> Language.isCommon(Folded.plain(found.group(2))) ? "$0" : "$1" + LEFT_OUT);
    text = NUMBER.matcher(text).replaceAll(LEFT_OUT);
    for (String date : Dates.in(text)) {
      text =
          Pattern.compile(
                  "(?<![\\p{L}\\p{N}])"
                      + Pattern.quote(date).replace(" ", "\\E\\s+\\Q")
                      + "s?(?!\\p{L})",
                  Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(text)
              .replaceAll(LEFT_OUT);
    }
    return SEVERAL.matcher(text).replaceAll(LEFT_OUT).strip();
  }

  /// So many characters at most, and no half sentence.
  private static String cut(String text) {
    if (!Characters.isLonger(text, LONGEST)) {
      return text;
    }
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    int end = sentences.preceding(text.offsetByCodePoints(0, LONGEST));
    return end <= 0 ? "" : text.substring(0, end).strip();
  }
}
