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
import org.doubleloop.recommender.fact.Addresses;
import org.doubleloop.recommender.fact.Dates;
import org.doubleloop.recommender.fact.Names;
import org.doubleloop.recommender.fact.Numbers;
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

  /// From where something begins, so that no text is looked at again from each of its letters.
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![^\\s\\p{Ps}\\p{Pi}\"'])[^\\s\\p{Ps}\\p{Pi}\"']*\\p{N}\\S*?"
              + "(?=[.,;:!?]*(?:\\s|$))");

  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:-\\p{L}+)*");

  /// Whom a line greets, who is somebody in whatever case: up to the end of the greeting, or a
  /// word.
  private static final Pattern GREETED =
      Pattern.compile(
          "^([^\\p{L}\\n]{0,20}(?:hi|hello|hey|dear|hallo|moin|servus|liebe[rs]?|bonjour|cher|chère|hola|estimad[oa]|ciao|(?:good"
              + " )?(?:morning|afternoon|evening)|guten (?:tag|morgen|abend)|sehr"
              + " geehrte[rs]?)\\h+)"
              + "(?:(?:(?:mr|mrs|ms|dr|prof|hr|fr)\\.\\h*)*[^\\s,!:;.?]+(?:\\h+(?![–—-])[^\\s,!:;.?]+){0,7}(?=\\h*(?:[,!:;.?–—-]|$))|[^\\s,!:;.?]+)",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// What a mask leaves, as any text may have so few letters.
  private static final Pattern SHORT =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{2}(?![\\p{L}\\p{N}])");

  /// Who signs at the end, in whatever case. What parts words is looked at once, from where it
  /// begins.
  private static final Pattern SIGNED =
      Pattern.compile(
          "((?:\\b(?:cheers|best|regards|wishes|thanks|yours|sincerely|gru(?:ß|ss)|grü(?:ß|ss)en?|lg|vg|mfg|cordialement|saludos)"
              + "[\\s,.!]|(?<![\\s,.!–—-])(?=[\\s,.!–—-]*?\\s[–—-]))[\\s,.!–—-]*+)[^\\s,.!?–—-][^\\s,.!?]*(?:\\h+[^\\s,.!?]+){0,2}\\s*\\z",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SEVERAL = Pattern.compile("\\[…](?:[\\s,]*\\[…])+");

  /// Nothing where something cannot be hidden, or nothing is left to show.
  Optional<String> shown(SentText sent) {
    var plain = Invisible.stripped(sent.text());
    var words = Set.copyOf(Words.in(own));
    var context =
        mask(sent.about().stream().filter(value -> !words.containsAll(Words.in(value))).toList());
    var led = withoutAddresses(hidden(context, plain));
    var text = withoutPeople(led, words);
    var names = mask(Names.possible(text, own));
    // An address in words has to be looked for before its words are hidden as names.
    if (context.leaves(List.of(plain))
        || names.leaves(List.of(text))
        || !Addresses.in(led).isEmpty()
        || showsNoNames(plain)) {
      return Optional.empty();
    }
    return Optional.of(hidden(names, text))
        .map(Veil::withoutFacts)
        .map(Veil::cut)
        .filter(shown -> Addresses.in(shown).isEmpty())
        .filter(shown -> Words.in(shown).size() >= FEWEST_WORDS);
  }

  /// Whether it is in a script without capitals, in which no name is found.
  private static boolean showsNoNames(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_LETTER);
  }

  private static PersonalDataMask mask(List<String> values) {
    var named = new LinkedHashMap<String, String>();
    values.forEach(value -> named.put("hidden." + named.size(), value));
    return new PersonalDataMask(named);
  }

  private static String hidden(PersonalDataMask mask, String text) {
    return Boilerplate.PLACE.matcher((String) mask.hideCaptured(text)).replaceAll(LEFT_OUT);
  }

  private static String withoutAddresses(String text) {
    return Stream.of(text.splitWithDelimiters("\\s+", 0))
        .map(token -> Addresses.in(token).isEmpty() ? token : LEFT_OUT)
        .collect(Collectors.joining());
  }

  private static String withoutPeople(String text, Set<String> own) {
    var greeted = GREETED.matcher(text).replaceAll("$1" + LEFT_OUT);
    var signed = SIGNED.matcher(greeted).replaceAll("$1" + LEFT_OUT);
    return SHORT
        .matcher(signed)
        .replaceAll(found -> {
          var word = Words.in(found.group()).getFirst();
          return Language.isCommon(word) || own.contains(word) ? "$0" : LEFT_OUT;
        });
  }

  private static String withoutFacts(String hidden) {
    var text =
        WORD.matcher(hidden)
            .replaceAll(found -> Numbers.in(found.group()).isEmpty() ? "$0" : LEFT_OUT);
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
