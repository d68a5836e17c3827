package org.doubleloop.recommender.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.edited.SomeEdit.kept;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.recommender.cited.Claim;
import org.doubleloop.recommender.cited.Flaw;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.edited.SomeEdit;
import org.doubleloop.recommender.edited.SomeEdit.Piece;
import org.doubleloop.recommender.editpattern.Reading;
import org.doubleloop.recommender.editpattern.Repeated;
import org.doubleloop.recommender.notion.Notion.Kind;
import org.doubleloop.recommender.notion.Preference.Fails;
import org.doubleloop.recommender.notion.Preference.Holds;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each of three ways to say the same is too rare to be a pattern of its own.
class PreferenceTest {
  private static final List<String> CHECKING =
      List.of("just checking in", "touching base again", "circling back");
  private static final int MANY = 60;

  @Test
  void whatHoldsInTheOtherHalfIsAHabitOfAllPhrases() {
    var preference = leftOut(read(_ -> true, 5), CHECKING);
    assertThat(preference)
        .isInstanceOfSatisfying(
            Holds.class,
            holds -> {
              var habit = holds.habit();
              assertThat(habit.isRemoval()).isTrue();
              assertThat(habit.phrases()).containsExactlyInAnyOrderElementsOf(CHECKING);
              assertThat(habit.edits().drafts()).isEqualTo(MANY);
              assertThat(habit.edits().changed()).isEqualTo(MANY);
              assertThat(habit.edits().heldIn()).isEqualTo(habit.edits().checked());
              assertThat(habit.edits().checked()).isBetween(15L, 45L);
              assertThat(habit.edits().people()).isEqualTo(5);
              assertThat(habit.signals()).hasSize(20);
            });
  }

  @Test
  void whatPeopleMostlyLeaveDoesNotHold() {
    assertThat(leftOut(read(number -> number % 5 > 1 || number % 3 > 0, 5), CHECKING))
        .isInstanceOf(Holds.class);
    assertThat(leftOut(read(number -> number % 7 > 3, 5), CHECKING))
        .isEqualTo(new Fails(Flaw.DID_NOT_HOLD));
  }

  @Test
  void whatSomeDoAndOthersNeverIsNobodysPreference() {
    assertThat(leftOut(read(number -> number % 5 > 1, 5), CHECKING))
        .isEqualTo(new Fails(Flaw.PEOPLE_DISAGREE));
  }

  @Test
  void eachPhraseIsOfThreePeople() {
    assertThat(leftOut(read(_ -> true, 2), CHECKING)).isEqualTo(new Fails(Flaw.TOO_FEW_PEOPLE));
    assertThat(leftOut(read(_ -> true, 5), List.of("just checking in", "unsubscribe here")))
        .isEqualTo(new Fails(Flaw.TOO_FEW_PEOPLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the offer for your team is",
        "",
        "?",
        "reply, please",
        "in 14 days",
        "{{contact}}",
        "=cmd()",
        "<b>",
        "see evil.example",
        "just\u200bchecking in",
        "a.......b"
      })
  void aPhraseIsAFewPlainWords(String phrase) {
    assertThat(leftOut(read(_ -> true, 5), List.of(phrase))).isEqualTo(new Fails(Flaw.PHRASE));
  }

  @Test
  void aPhraseStandsOnce() {
    assertThat(leftOut(read(_ -> true, 5), List.of("circling back", "Circling  back")))
        .isEqualTo(new Fails(Flaw.PHRASE));
  }

  @Test
  void aPreferenceHasPhrasesAndNoOption() {
    assertThat(leftOut(read(_ -> true, 5), List.of())).isEqualTo(new Fails(Flaw.NOT_THE_SCHEMA));
    var both = new Notion(Kind.WRITE, List.of(), "a", CHECKING, List.of(), List.of());
    assertThat(Preference.of(both, read(_ -> true, 5))).isEqualTo(new Fails(Flaw.NOT_THE_SCHEMA));
  }

  @Test
  void whatIsWrittenIsHeldAgainstAllDraftsThatDidNotSaySo() {
    var written = new Notion(Kind.WRITE, List.of(), "", CHECKING, List.of(), List.of());
    assertThat(Preference.of(written, read(_ -> true, 5)))
        .isEqualTo(new Fails(Flaw.TOO_FEW_PEOPLE));
    var stands = new Notion(Kind.WRITE, List.of(), "", List.of("stands"), List.of(), List.of());
    assertThat(Preference.of(stands, read(_ -> true, 5))).isInstanceOf(Holds.class);
  }

  private static Preference leftOut(Repeated there, List<String> phrases) {
    var said = List.of(new Claim("People do without.", List.of("x1")));
    return Preference.of(
        new Notion(Kind.LEAVE_OUT, List.of(), "", phrases, said, List.of()), there);
  }

  static Repeated read(IntPredicate removes, int people) {
    return Reading.of(
        SomePolicy.some().build(),
        Cell.EVERYWHERE,
        edited(removes, people).of(SomePolicy.KEY),
        Long.MAX_VALUE);
  }

  static Edited edited(IntPredicate removes, int people) {
    var edited =
        new Edited(new KeyedHash(Secrets.of("a secret of people for tests, 32+").forPurpose("p")));
    for (int number = 0; number < MANY; number++) {
      var each = some(number, removes.test(number), people);
      edited.take(List.of(each.action(), each.edit()));
    }
    return edited;
  }

  private static SomeEdit some(int number, boolean isRemoved, int people) {
    var phrase = CHECKING.get(number % CHECKING.size());
    return new SomeEdit(
        "" + number,
        "ada-" + number % people,
        Map.of("industry", number % 2 == 0 ? "retail" : "finance"),
        List.of(
            kept("Hello Grace, "),
            isRemoved ? new Piece(phrase + ": ", "") : kept(phrase + ": "),
            kept("the offer for your team "),
            new Piece("is there", "stands"),
            kept(".")));
  }
}
