package org.doubleloop.recommender.answer;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.doubleloop.recommender.language.Language;
import org.doubleloop.recommender.language.Words;
import org.doubleloop.recommender.phrasing.Fault;

/// Whether a text is in the language of the template, or where that is too short to tell, of all
/// that the organization says; each of its sentences, and not only most.
final class Spoken implements Check {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…])\\s+|\\n+");
  private static final int SENTENCE_WORDS = 5;
  private static final int TEXT_WORDS = 8;
  private static final double LEAST_SHARE = 0.12;
  private static final Set<UnicodeScript> JAPANESE =
      Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  @Override
  public Optional<Fault> fault(Answer answer) {
    return Check.when(
        answer.isWording() && (isOtherScript(answer) || isOtherLanguage(answer)), Fault.LANGUAGE);
  }

  private static boolean isOtherScript(Answer answer) {
    var wanted =
        Language.script(answer.filled().isEmpty() ? answer.organizations() : answer.filled());
    var written = Language.script(answer.own());
    return wanted.isPresent()
        && written.isPresent()
        && !wanted.equals(written)
        && !(JAPANESE.contains(wanted.get()) && JAPANESE.contains(written.get()));
  }

  private static boolean isOtherLanguage(Answer answer) {
    var wanted = Language.of(answer.filled()).or(() -> Language.of(answer.organizations()));
    return wanted.isPresent() && isOtherThan(wanted.get(), answer.own());
  }

  private static boolean isOtherThan(String wanted, String text) {
    if (Language.of(text).filter(spoken -> !spoken.equals(wanted)).isPresent()) {
      return true;
    }
    int words = Words.in(text).size();
    if (words >= TEXT_WORDS && Language.share(text, wanted) < LEAST_SHARE) {
      return true;
    }
    return SENTENCE
        .splitAsStream(text)
        .filter(sentence -> Words.in(sentence).size() >= SENTENCE_WORDS)
        .anyMatch(
            sentence -> Language.of(sentence).filter(spoken -> !spoken.equals(wanted)).isPresent());
  }
}
