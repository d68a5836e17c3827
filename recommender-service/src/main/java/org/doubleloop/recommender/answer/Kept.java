package org.doubleloop.recommender.answer;

import java.util.HashSet;
import java.util.Optional;
import org.doubleloop.kit.phrase.Wording;
import org.doubleloop.recommender.language.Words;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Original;
import org.doubleloop.recommender.phrasing.Placeholders;

/// Whether a text keeps what the original has: about its length, its places for personal values,
/// and the phrases that the option declares.
final class Kept implements Check {

  private static final int FEWEST_WORDS = 3;
  private static final int MORE_WORDS = 40;

  @Override
  public Optional<Fault> fault(Answer answer) {
    var original = answer.prompt().sources().original();
    return original == null ? Optional.empty() : fault(answer, original);
  }

  private static Optional<Fault> fault(Answer answer, Original original) {
    int there = Words.in(original.filled()).size();
    int here = Words.in(answer.text()).size();
    return Check.when(there > 0 && here > 2 * there + MORE_WORDS, Fault.TOO_LONG)
        .or(() -> Check.when(here < Math.max(FEWEST_WORDS, there / 4), Fault.TOO_SHORT))
        .or(() -> Check.when(!keepsPlaces(answer, original), Fault.LOST_PLACE))
        .or(() -> Check.when(!saysAll(answer, original), Fault.UNSAID));
  }

  private static boolean keepsPlaces(Answer answer, Original original) {
    var places = new HashSet<>(Placeholders.in(original.filled()));
    places.retainAll(answer.prompt().mask().names());
    return Placeholders.in(answer.text()).containsAll(places);
  }

  private static boolean saysAll(Answer answer, Original original) {
    var text = Wording.of(answer.text());
    return original.says().stream().map(Wording::of).allMatch(text::says);
  }
}
