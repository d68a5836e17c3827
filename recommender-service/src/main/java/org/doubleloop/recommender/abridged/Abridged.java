package org.doubleloop.recommender.abridged;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

  /// In place of what is forbidden, and of places for values: neither is a word.
  private static final char FORBIDDEN = '\uE000';

  private static final String PLACE = "\uE001";

  private static final Pattern PARTS = Pattern.compile("[,;:()–—]| - ");

  private final List<Wording> forbidden;
  private final List<Wording> says;
  private final List<Guidance> served;

  private Abridged(List<Guidance> served, List<String> says) {
    this.forbidden =
        served.stream()
            .map(each -> each.marks().without())
            .flatMap(Collection::stream)
            .map(Wording::of)
            .toList();
    this.says = says.stream().map(Wording::of).toList();
    this.served = served;
  }

  /// @param template with its places for values
  /// @param says phrases that it has to have, as far as it has them
  /// @param served guidance for it
  public static String of(String template, List<String> says, List<Guidance> served) {
    var abridged = new Abridged(served, says);
    return abridged.forbidden.isEmpty() ? template : abridged.shortened(template);
  }

  private String shortened(String template) {
    var whole = Message.of(template);
    var message = whole;
    for (Sentence sentence : whole.sentences()) {
      if (saysLittleElse(sentence.text())) {
        message =
            message
                .without(sentence)
                .filter(shorter -> losesNothing(template, shorter.text()))
                .orElse(message);
      }
    }
    return message.equals(whole) ? template : message.text();
  }

  private boolean saysLittleElse(String sentence) {
    var rest = Wording.of(withoutPlaces(sentence));
    for (Wording phrase : forbidden) {
      rest = rest.with(FORBIDDEN, phrase);
    }
    return Words.in(rest.text()).size() <= MOST_BESIDE
        && rest.text().indexOf(FORBIDDEN) >= 0
        && PARTS
            .splitAsStream(rest.text())
            .allMatch(part -> part.indexOf(FORBIDDEN) >= 0 || Words.in(part).isEmpty());
  }

  private boolean losesNothing(String template, String shorter) {
    var before = Wording.of(withoutPlaces(template));
    var after = Wording.of(withoutPlaces(shorter));
    return Placeholders.in(shorter).containsAll(Placeholders.in(template))
        && 2 * Words.in(after.text()).size() >= Words.in(before.text()).size()
        && says.stream().filter(before::says).allMatch(after::says)
        && served.stream()
            .map(Guidance::marks)
            .filter(marks -> marks.holdIn(before))
            .allMatch(marks -> marks.holdIn(after));
  }

  private static String withoutPlaces(String text) {
    return Placeholders.fill(text, _ -> Optional.of(PLACE));
  }
}
