package org.doubleloop.recommender.habit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.revision.Finding.Edits;
import org.doubleloop.recommender.revision.Finding.Example;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.revision.Step.NewGuidance;
import org.junit.jupiter.api.Test;

class HabitReviserTest {
  private static final String PHRASE = "I hope this finds you well";
  private static final Cell RETAIL = Cell.of(new Trait("industry", "retail"));
  private static final Edits EDITS =
      new Edits(41, 34, 20, 17, 6, List.of(new Example("e-1", PHRASE + ".", "")));

  @Test
  void saysWhatToLeaveOutAndWhere() {
    var revision = only(version(), habit(RETAIL, true, PHRASE));
    assertThat(revision.steps())
        .containsExactly(
            new Step.AddGuidance(
                new NewGuidance(
                    "leave-out-i-hope-this-finds-you-well",
                    "industry == 'retail'",
                    "Leave out “I hope this finds you well”: removed in 34 of 41 drafts by 6"
                        + " people.",
                    new Marks(List.of(PHRASE), List.of()),
                    1)));
    assertThat(revision.finding().tier()).isEqualTo(Tier.HUNCH);
    assertThat(revision.finding().edits()).isEqualTo(EDITS);
    assertThat(revision.finding().counts()).isEmpty();
    assertThat(revision.finding().sentence())
        .isEqualTo(
            "Where industry is retail, people removed “I hope this finds you well” in 34 of 41"
                + " drafts, 6 people in all; of 20 drafts that were not used to find it: 17.");
    assertThat(revision.signals()).containsExactly("e-1", "e-2");
  }

  @Test
  void saysWhatToWriteEverywhere() {
    var revision = only(version(), habit(Cell.EVERYWHERE, false, "reply by Friday"));
    assertThat(revision.steps())
        .first()
        .isInstanceOfSatisfying(
            Step.AddGuidance.class,
            step -> {
              assertThat(step.guidance().when()).isNull();
              assertThat(step.guidance().marks().with()).containsExactly("reply by Friday");
            });
    assertThat(revision.title()).isEqualTo("Write “reply by Friday” everywhere");
  }

  @Test
  void saysNothingThatThePolicySaysAlready() {
    var said =
        new Guidance(
            "x", null, "No hope.", new Marks(List.of("i HOPE this finds you well"), List.of()), 1);
    var habits = List.of(habit(RETAIL, true, PHRASE));
    assertThat(HabitReviser.revise(version(said), habits)).isEmpty();
    assertThat(HabitReviser.revise(version(said), List.of(habit(RETAIL, false, PHRASE))))
        .hasSize(1);
  }

  @Test
  void givesTheClauseANameThatIsFree() {
    var taken = new Guidance("write-reply-by-friday", null, "Write something else.");
    assertThat(only(version(taken), habit(RETAIL, false, "reply by Friday")).steps())
        .first()
        .isInstanceOfSatisfying(
            Step.AddGuidance.class,
            step -> assertThat(step.guidance().id()).isEqualTo("write-reply-by-friday-2"));
  }

  private static Habit habit(Cell place, boolean isRemoval, String phrase) {
    return new Habit(place, isRemoval, List.of(phrase), EDITS, List.of("e-1", "e-2"), null, null);
  }

  private static Revision only(PolicyVersion version, Habit habit) {
    var revisions = HabitReviser.revise(version, List.of(habit)).toList();
    assertThat(revisions).hasSize(1);
    return revisions.getFirst();
  }

  private static PolicyVersion version(Guidance... guidance) {
    var same = SomePolicy.some().build();
    return new PolicyVersion(
        same.key(),
        same.version(),
        same.effectiveFrom(),
        same.proposal(),
        same.mode(),
        same.unit(),
        same.metric(),
        same.watch(),
        same.leading(),
        same.exploration(),
        same.attributes(),
        same.options(),
        same.rules(),
        List.of(guidance));
  }
}
