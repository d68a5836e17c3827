package org.doubleloop.recommender.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.cited.Flaw;
import org.doubleloop.recommender.cited.Plain;
import org.doubleloop.recommender.language.Language;
import org.doubleloop.recommender.language.Words;

/// Whether what a model calls a pattern may be read: a few words in the language of the texts,
/// which state nothing that is not in them, name nobody and repeat nobody.
final class NameCheck {
  private static final int LONGEST = 60;
  private static final int MOST_WORDS = 6;

  private NameCheck() {}

  /// @param pattern as it was sent
  static Optional<Flaw> flaw(String name, Nameable pattern) {
    var texts = texts(pattern);
    var data = String.join("\n", texts);
    return Plain.flaw(name, data, LONGEST)
        .or(() -> Plain.when(name.lines().count() > 1, Flaw.MARKUP))
        .or(() -> Plain.when(Words.in(name).isEmpty(), Flaw.BLANK))
        .or(() -> Plain.when(Words.in(name).size() > MOST_WORDS, Flaw.TOO_LONG))
        .or(() -> Plain.copied(name, texts))
        .or(() -> Plain.when(Words.in(name).equals(Words.in(pattern.phrase())), Flaw.COPIED))
        .or(() -> Plain.when(isOtherLanguage(name, data), Flaw.LANGUAGE));
  }

  private static List<String> texts(Nameable pattern) {
    var texts = new ArrayList<String>();
    texts.add(pattern.phrase());
    for (var example : pattern.examples()) {
      texts.add(example.before());
      texts.add(example.after());
    }
    return texts;
  }

  private static boolean isOtherLanguage(String name, String data) {
    var spoken = Language.of(name);
    var wanted = Language.of(data);
    return (spoken.isPresent() && wanted.isPresent() && !spoken.equals(wanted))
        || !Language.script(name).equals(Language.script(data));
  }
}
