package org.doubleloop.recommender.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.language.Folded;
import org.doubleloop.recommender.language.Language;
import org.doubleloop.recommender.language.Words;

/// Names of people and organizations, by their capitals. In German, where every noun has one, by
/// what stands beside them, by capitals inside, and by [FirstNames]. At the beginning of a sentence
/// by first names and by what people do next. Scripts without capitals show no names: none are
/// found there.
public final class Names {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NEXT_TO = Pattern.compile("[ \\u00a0.'’&-]{1,3}");
  private static final Pattern END =
      Pattern.compile(".*[.!?:;…•\\p{Pd}]\\s*[\\p{Ps}\\p{Pi}\"']*\\s*");
  private static final int LONGEST_SIGNATURE = 4;

  /// Capitalized by courtesy or custom, and nobody's.
  private static final Set<String> COURTESY =
      words(
          """
          regards wishes sincerely cheers best kind warm yours truly faithfully greetings sir madam mr mrs ms dr prof
          team customer customers friend friends colleague colleagues ok ps faq pdf asap fyi rsvp
          welcome good morning afternoon evening day
          grüße gruß grüßen grüssen freundliche freundlichen beste besten viele vielen liebe lieber herzliche
          herzlichen hochachtungsvoll sehr geehrte geehrter geehrten damen herren herr herrn frau guten tag morgen
          kunde kundin kunden kundinnen zusammen
          """);

  /// With which sentences begin, beside the words that any text has.
  private static final Set<String> OPENERS =
      words(
          """
          thanks congratulations congrats happy glad hope hoping looking sorry nice great sounds quick following given
          first next last maybe perhaps hopefully unfortunately recently currently meanwhile otherwise therefore instead
          since though although however besides finally together many much attached below above feel call write read
          send use try keep tell ask check talk meet join reply answer pay come go give take show say said
          vielen danke gerne schön falls sobald leider vielleicht natürlich außerdem dazu damit dafür deshalb trotzdem
          zuerst zunächst schließlich lassen lass melden freut freue rufen schreiben geben schauen anbei heute
          """);

  /// First names that any text has.
  private static final Set<String> WORDS_TOO = words("will may");

  /// After which a German word in capitals is a name.
  private static final Set<String> CALLS =
      words(
          "herr herrn frau dr prof liebe lieber hallo hi hey kollege kollegin firma fa ihr ihre"
              + " dein deine");

  private static final Set<String> TITLES = words("mr mrs ms dr prof st hr fr");

  /// What a person at the beginning of a sentence does next.
  private static final Set<String> DOES =
      words("will has said says told asked called recommends wrote mentioned joined wants from");

  private record Token(String word, boolean first, boolean touches, boolean signature) {

    boolean isCapital() {
      return word.codePoints().anyMatch(Character::isUpperCase);
    }

    /// Two capitals, or one inside.
    boolean isOddlyCapital() {
      return word.codePoints().skip(1).anyMatch(Character::isUpperCase);
    }
  }

  private Names() {}

  /// The names in a text that are no words of the data, as they stand there.
  public static List<String> unknown(String text, String data) {
    var known = known(data);
    WORD.matcher(text)
        .results()
        .map(found -> found.group())
        .filter(word -> word.codePoints().noneMatch(Character::isUpperCase))
        .forEach(word -> known.add(Folded.plain(word)));
    boolean german = Language.of(text + "\n" + data).filter("de"::equals).isPresent();
    var tokens = tokens(text);
    var names = new ArrayList<String>();
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (isUnknown(token, known) && (german ? german(tokens, i, known) : other(tokens, i))) {
        names.add(token.word());
      }
    }
    return names;
  }

  /// All that may be a name, for whoever hides rather too much: also what begins a sentence, German
  /// nouns, and first names in small letters.
  public static List<String> possible(String text, String data) {
    var known = known(data);
    return Stream.concat(
            unknown(text, data).stream(),
            tokens(text).stream().filter(token -> mayBeName(token, known)).map(Token::word))
        .distinct()
        .toList();
  }

  private static boolean mayBeName(Token token, Set<String> known) {
    var plain = Folded.plain(token.word());
    if (!token.first() && token.isCapital() && WORDS_TOO.contains(plain)) {
      return true;
    }
    return (FirstNames.has(token.word()) && !known.contains(plain))
        || (isUnknown(token, known) && !(token.first() && OPENERS.contains(plain)));
  }

  private static Set<String> known(String data) {
    var known = new HashSet<String>(COURTESY);
    Words.in(data).forEach(word -> known.add(Folded.plain(word)));
    return known;
  }

  private static boolean isUnknown(Token token, Set<String> known) {
    var plain = Folded.plain(token.word());
    return token.isCapital()
        && !known.contains(plain)
        && !Language.isCommon(plain)
        && !Language.isCommon(Words.in(token.word()).getFirst());
  }

  private static boolean other(List<Token> tokens, int at) {
    var token = tokens.get(at);
    if (!token.first()
        || token.signature()
        || token.isOddlyCapital()
        || FirstNames.has(token.word())) {
      return true;
    }
    return at + 1 < tokens.size()
        && !tokens.get(at + 1).first()
        && DOES.contains(tokens.get(at + 1).word());
  }

  private static boolean german(List<Token> tokens, int at, Set<String> known) {
    var token = tokens.get(at);
    if (token.signature() || token.isOddlyCapital() || FirstNames.has(token.word())) {
      return true;
    }
    if (token.first()) {
      return false;
    }
    var before = tokens.get(at - 1);
    return CALLS.contains(Folded.plain(before.word()))
        || (token.touches() && !before.first() && isUnknown(before, known));
  }

  private static List<Token> tokens(String text) {
    var tokens = new ArrayList<Token>();
    var lines = text.lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      boolean signature = i > 0 && isSignature(line);
      int end = 0;
      var last = "";
      for (var found : WORD.matcher(line).results().toList()) {
        var between = line.substring(end, found.start());
        boolean first = end == 0 || (END.matcher(between).matches() && !isTitle(last));
        tokens.add(
            new Token(
                found.group(), first, !first && NEXT_TO.matcher(between).matches(), signature));
        end = found.end();
        last = found.group();
      }
    }
    return tokens;
  }

  /// What has a full stop within a sentence.
  private static boolean isTitle(String word) {
    return word.length() == 1 || TITLES.contains(Folded.plain(word));
  }

  /// A short line of capitals, and nothing at its end.
  private static boolean isSignature(String line) {
    var words = WORD.matcher(line).results().map(found -> found.group()).toList();
    return !words.isEmpty()
        && words.size() <= LONGEST_SIGNATURE
        && words.stream().allMatch(word -> Character.isUpperCase(word.codePointAt(0)))
        && !line.stripTrailing().matches(".*[.,!?:;]");
  }

  private static Set<String> words(String list) {
    return Stream.of(list.strip().split("\\s+"))
        .map(Folded::plain)
        .collect(Collectors.toUnmodifiableSet());
  }
}
