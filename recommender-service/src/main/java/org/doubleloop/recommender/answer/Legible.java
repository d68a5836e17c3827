package org.doubleloop.recommender.answer;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doubleloop.recommender.language.Invisible;
import org.doubleloop.recommender.phrasing.Fault;

/// Whether a text is plain to everybody and everything that will read it: people see all of it, a
/// browser takes none of it for markup and a spreadsheet none of it for a formula.
public final class Legible implements Check {

  /// `<` and `>` in any use, entities also with a break inside or without their end, Markdown,
  /// names of JSON, and escapes.
  private static final Pattern MARKUP =
      Pattern.compile(
          """
          [<>`\\\\]|&\\s*#|&\\s*(?:l\\s*t|g\\s*t|a\\s*m\\s*p|q\\s*u\\s*o\\s*t|a\\s*p\\s*o\\s*s|n\\s*b\\s*s\\s*p)\\b\
          |&\\w{2,31};|\\*\\*|\\*\\p{L}[^*\\n]*\\*|(?<!_)__(?!_)|~~|^\\s{0,3}#{1,6}\\s|^\\s*[-=*](?:\\s*[-=*]){2,}\\s*$\
          |\\|[^|\\n]*\\||"\\w+"\\s*:|\\bstyle\\s*=|\\bon\\w+\\s*=\
          """,
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private static final Pattern FORMULA =
      Pattern.compile(
          """
          ^[\\s"']*(?:[=+@]\\s*\\S|-[^\\s-])|[,;\\t"]\\s*[=@+][\\p{L}(]|[=@+-]\\s?[A-Za-z.]{2,}\\s?\\(\
          """,
          Pattern.MULTILINE);

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}{3,}");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+");

  /// Whose letters look like Latin ones.
  private static final Set<UnicodeScript> ALIKE =
      Set.of(
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.CHEROKEE,
          UnicodeScript.LISU,
          UnicodeScript.COPTIC);

  @Override
  public Optional<Fault> fault(Answer answer) {
    return fault(answer.text(), answer.own(), answer.organizations());
  }

  /// The first such fault of a text of which nothing is another's.
  public static Optional<Fault> fault(String text) {
    return fault(text, text, "");
  }

  private static Optional<Fault> fault(String text, String own, String organizations) {
    return Check.when(hasOddCharacters(text, own, organizations), Fault.CHARACTER)
        .or(() -> Check.when(MARKUP.matcher(own).find(), Fault.MARKUP))
        .or(() -> Check.when(FORMULA.matcher(own).find(), Fault.FORMULA));
  }

  private static boolean hasOddCharacters(String text, String own, String organizations) {
    var usual = organizations.codePoints().boxed().collect(Collectors.toSet());
    return text.codePoints().anyMatch(c -> Invisible.is(c) && !usual.contains(c))
        || MARKS.matcher(text).find()
        || LETTERS.matcher(own).results().map(MatchResult::group).anyMatch(Legible::isMixed);
  }

  private static boolean isMixed(String word) {
    var scripts = word.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet());
    return scripts.contains(UnicodeScript.LATIN) && scripts.stream().anyMatch(ALIKE::contains);
  }
}
