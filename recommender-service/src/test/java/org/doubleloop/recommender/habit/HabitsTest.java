package org.doubleloop.recommender.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.edited.SomeEdit.kept;
import static org.doubleloop.recommender.edited.SomeEdit.removed;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.edited.SomeEdit;
import org.doubleloop.recommender.editpattern.EditPatterns;
import org.doubleloop.recommender.naming.Naming;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.tick.Ticks;
import org.junit.jupiter.api.Test;

class HabitsTest {
  private static final String PHRASE = "I hope this finds you well";
  private static final int MANY = 160;

  @Test
  void whatPeopleDoEverywhereIsToldOnce() {
    var habits = habits(_ -> true);
    assertThat(habits).hasSize(1);
    var habit = habits.getFirst();
    assertThat(habit.place()).isEqualTo(Cell.EVERYWHERE);
    assertThat(habit.phrases()).containsExactly(PHRASE);
    assertThat(habit.isRemoval()).isTrue();
    assertThat(habit.edits().drafts()).isEqualTo(MANY);
    assertThat(habit.edits().people()).isEqualTo(5);
    assertThat(habit.edits().examples()).hasSize(3);
  }

  @Test
  void whatIsDoneAtOnePlaceAndNotAtAnotherIsToldThere() {
    assertThat(habits(number -> number % 2 == 0))
        .extracting(Habit::place)
        .containsExactly(Cell.of(new Trait("industry", "retail")));
  }

  @Test
  void whatPeopleDisagreeOnIsToldNowhere() {
    assertThat(habits(number -> number % 5 > 1)).isEmpty();
  }

  @Test
  void whatLessThanHalfDoIsToldNowhere() {
    assertThat(habits(number -> number % 12 < 3)).isEmpty();
  }

  @Test
  void whatPeopleHaveBegunToDoLatelyIsToldOfTheNewestDrafts() {
    var habits = habits(4 * MANY, number -> number >= 400);
    assertThat(habits).hasSize(1);
    var habit = habits.getFirst();
    assertThat(habit.phrases()).containsExactly(PHRASE);
    assertThat(habit.since()).isEqualTo(SomeEdit.AT.plusSeconds(400));
    assertThat(habit.edits().drafts()).isEqualTo(240);
    assertThat(habit.lately()).matches(" since \\d{4}-\\d\\d-\\d\\d");
    assertThat(habits(4 * MANY, number -> number < 400))
        .as("of which people have lately left off, all drafts speak")
        .allMatch(each -> each.since() == null);
  }

  private static List<Habit> habits(IntPredicate removes) {
    return habits(MANY, removes);
  }

  /// @param many edits, a second apart
  private static List<Habit> habits(int many, IntPredicate removes) {
    var edited =
        new Edited(new KeyedHash(Secrets.of("a secret of people for tests, 32+").forPurpose("p")));
    for (int number = 0; number < many; number++) {
      var each = some(number, removes.test(number));
      edited.take(List.of(each.actionAt(SomeEdit.AT.plusSeconds(number)), each.edit()));
    }
    var clock = new OrganizationClock(Clock.fixed(SomeEdit.AT, ZoneOffset.UTC));
    var patterns =
        new EditPatterns(edited, SomePolicy.policies(), new Ticks(), clock, Naming.none());
    return new Habits(patterns, edited, Naming.none()).of(SomePolicy.some().build());
  }

  private static SomeEdit some(int number, boolean isRemoved) {
    return new SomeEdit(
        "" + number,
        "ada-" + number % 5,
        Map.of("industry", number % 2 == 0 ? "retail" : "finance"),
        List.of(
            kept("Hello. "),
            isRemoved ? removed(PHRASE + ". ") : kept(PHRASE + ". "),
            kept("The offer for your team is ready and waits for a word. "),
            removed(number + ".")));
  }
}
