package org.doubleloop.recommender.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doubleloop.recommender.edited.SomeEdit;
import org.doubleloop.recommender.edited.SomeEdit.Piece;
import org.doubleloop.recommender.pattern.Pattern.Agreement;
import org.doubleloop.recommender.wording.Phrase;
import org.doubleloop.recommender.wording.Rewording;
import org.junit.jupiter.api.Test;

class StanceTest {
  private static final List<Phrase> CHECKING =
      Stream.of("just checking in", "touching base").map(Phrase::of).toList();

  @Test
  void takesPhrasesForOneThatAreLeftOut() {
    var stance =
        Stance.of(
            PatternKind.REMOVED,
            List.of(
                draft(0, "Just checking in on the offer.", "The offer stands."),
                draft(1, "Touching base on the offer.", "The offer stands."),
                draft(2, "Touching base on the offer.", "Just checking in on the offer."),
                draft(3, "The offer stands.", "The offer still stands.")),
            CHECKING);
    assertThat(stance.all()).isEqualTo(new Share(3, 2));
    assertThat(stance.checked()).isEqualTo(new Share(1, 1));
    assertThat(stance.people()).isEqualTo(2);
    assertThat(stance.missing()).isEqualTo(1);
    assertThat(stance.edits()).containsExactly("e-0", "e-1");
  }

  @Test
  void takesPhrasesForOneOfWhichOneIsWritten() {
    var stance =
        Stance.of(
            PatternKind.ADDED,
            List.of(
                draft(0, "The offer stands.", "Just checking in: the offer stands."),
                draft(1, "The offer stands.", "The offer stands. Touching base"),
                draft(2, "Touching base.", "Just checking in."),
                draft(3, "The offer stands.", "The offer still stands.")),
            CHECKING);
    assertThat(stance.all()).isEqualTo(new Share(3, 2));
  }

  @Test
  void saysWherePeopleDisagree() {
    var drafts =
        IntStream.range(0, 40)
            .mapToObj(n ->
                draft(
                    n,
                    "Just checking in on the offer.",
                    n % 2 == 0 ? "The offer stands." : "Just checking in on this offer."))
            .toList();
    assertThat(Stance.of(PatternKind.REMOVED, drafts, CHECKING).agreement())
        .isEqualTo(Agreement.DISAGREE);
  }

  /// Every other one checks; by as many people as there are, but two at most of those numbers.
  private static Reworded draft(int number, String before, String after) {
    var edit =
        new SomeEdit("" + number, "ada", java.util.Map.of(), List.of(new Piece(before, after)));
    return new Reworded(
        "e-" + number,
        1 + number % 2,
        number,
        number % 2 == 1,
        Rewording.of(before, after, edit.changes()));
  }
}
