package org.doubleloop.recommender.abridged;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.kit.phrase.Wording;
import org.doubleloop.recommender.abridged.Block.Sentence;
import org.doubleloop.recommender.language.Words;
import org.doubleloop.recommender.phrasing.Placeholders;
import org.doubleloop.recommender.policy.Guidance;

/// A template without the sentences that guidance forbids, as far as that loses nothing else.
///
/// A sentence is left out where each of its parts, between commas and the like, has a phrase that
/// is forbidden, and there are at most two words beside. It stays where the option's phrases, the
/// places for values, half of the words, or what other guidance wants would go with it.
public final class Abridged {
  private static final int MOST_BESIDE = 2;
  private static final int MOST_SENTENCES = 20;

  /// In place of what is forbidden, and of places for values: neither is a word.
  private static final char FORBIDDEN = '\uE000';

  private static final String PLACE = "\uE001";

  private static final Pattern PARTS = Pattern.compile("[,;:()–—]| - ");

  private final String template;
  private final int words;
  private final List<Wording> forbidden;
  private final List<Wording> says;
  private final List<Marks> wanted;

  private Abridged(String template, List<String> says, List<Marks> marks) {
    var wording = wording(template);
    this.template = template;
    this.words = Words.in(wording.text()).size();
    this.forbidden =
        marks.stream()
            .flatMap(each -> each.without().stream())
            .map(Wording::of)
            .filter(wording::says)
            .toList();
    this.says = says.stream().map(Wording::of).filter(wording::says).toList();
    this.wanted =
        marks.stream().filter(each -> !each.with().isEmpty() && each.holdIn(wording)).toList();
  }

  /// @param template with its places for values
  /// @param says phrases that it has to have, as far as it has them
  /// @param served guidance for it
  public static String of(String template, List<String> says, List<Guidance> served) {
    return new Abridged(template, says, served.stream().map(Guidance::marks).toList()).text();
  }

  private String text() {
    var whole = Message.of(template);
    var message = whole;
    var forbiddenOnes =
        whole.sentences().stream()
            .filter(each -> saysLittleElse(each.text()))
            .limit(MOST_SENTENCES)
            .toList();
    for (Sentence sentence : forbiddenOnes) {
      message = message.without(sentence).filter(each -> losesNothing(each.text())).orElse(message);
    }
    return message.equals(whole) ? template : message.text();
  }

  private boolean saysLittleElse(String sentence) {
    var rest = wording(sentence);
    for (Wording phrase : forbidden) {
      rest = rest.with(FORBIDDEN, phrase);
    }
    return Words.in(rest.text()).size() <= MOST_BESIDE
        && rest.text().indexOf(FORBIDDEN) >= 0
        && PARTS
            .splitAsStream(rest.text())
            .allMatch(part -> part.indexOf(FORBIDDEN) >= 0 || Words.in(part).isEmpty());
  }

  private boolean losesNothing(String shorter) {
    var wording = wording(shorter);
    return Placeholders.in(shorter).containsAll(Placeholders.in(template))
        && 2 * Words.in(wording.text()).size() >= words
        && says.stream().allMatch(wording::says)
        && wanted.stream().allMatch(each -> each.holdIn(wording));
  }

  private static Wording wording(String text) {
    return Wording.of(Placeholders.fill(text, _ -> Optional.of(PLACE)));
  }
}
