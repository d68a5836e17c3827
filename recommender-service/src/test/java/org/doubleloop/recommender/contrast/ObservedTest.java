package org.doubleloop.recommender.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.recommender.association.Done;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.window.Standing;
import org.junit.jupiter.api.Test;

/// Contrasts by what was done.
class ObservedTest {
  private static final PolicyVersion VERSION = SomePolicy.some().build();
  private static final long CLOSES = VERSION.metric().window().closes(SomePolicy.START);
  private static final Cell RETAIL = Cell.of(new Trait("industry", "retail"));

  private final Counts counts = new Counts();

  @Test
  void tellsWhatWasDoneAgainstWhatWasDoneMostAndTheBetterFirst() {
    done("a", 12, 4);
    done("b", 14, 8);
    var told = Observed.contrasts(VERSION, Done.of(counts));
    assertThat(told).hasSize(1);
    var listed = told.getFirst();
    assertThat(listed.basis()).isEqualTo(Basis.OBSERVATIONAL);
    assertThat(listed.tier()).isEqualTo(Tier.NONE);
    assertThat(listed.test()).isNull();
    assertThat(listed.contrast().option()).isEqualTo("b");
    assertThat(listed.counts()).isEqualTo(new Counted(new Side(14, 8, 0), new Side(12, 4, 0)));
    assertThat(Words.of(listed))
        .isEqualTo("b against a: 8 of 14 against 4 of 12, by what was done");
  }

  @Test
  void tellsPlacesWhereBothWereDoneOftenEnough() {
    done("a", Observed.LEAST, 3, RETAIL);
    done("b", Observed.LEAST - 1, 9, RETAIL);
    assertThat(places()).containsExactly(Cell.EVERYWHERE);
    done("b", 1, 0, RETAIL);
    assertThat(places()).containsExactlyInAnyOrder(Cell.EVERYWHERE, RETAIL);
  }

  @Test
  void countsWhatIsOpenApart() {
    done("a", 12, 4);
    done("b", 10, 1);
    apply("b", Standing.PENDING, List.of(Cell.EVERYWHERE), CLOSES + 1);
    apply("b", Standing.success(0), List.of(Cell.EVERYWHERE), CLOSES + 1);
    assertThat(Observed.contrasts(VERSION, Done.of(counts)).getFirst().counts().against())
        .isEqualTo(new Side(10, 1, 2));
  }

  @Test
  void saysHowStrongWhatNobodyRecordedWouldHaveToBe() {
    done("a", 1_000, 100);
    done("b", 1_000, 390);
    var listed = Observed.contrasts(VERSION, Done.of(counts)).getFirst();
    assertThat(listed.tier()).isEqualTo(Tier.HUNCH);
    // VanderWeele and Ding (2017), for a ratio of 3.9: 7.26
    assertThat(listed.sensitivity()).isCloseTo(7.26, within(0.01));
    assertThat(Observed.contrasts(VERSION, Done.of(counts))).hasSize(1);
  }

  @Test
  void anythingWouldDoWhereThereIsNoDifference() {
    done("a", 10, 3);
    done("b", 10, 3);
    assertThat(Observed.contrasts(VERSION, Done.of(counts)).getFirst().sensitivity())
        .isEqualTo(1.0);
  }

  private List<Cell> places() {
    return Observed.contrasts(VERSION, Done.of(counts)).stream()
        .map(each -> each.contrast().place())
        .toList();
  }

  private void done(String option, int trials, int successes, Cell... cells) {
    var all = new ArrayList<>(List.of(Cell.EVERYWHERE));
    all.addAll(List.of(cells));
    for (int i = 0; i < trials; i++) {
      apply(option, i < successes ? Standing.success(0) : Standing.failure(0), all, CLOSES);
    }
    counts.close(CLOSES);
  }

  private void apply(String option, Standing standing, List<Cell> cells, long closes) {
    counts.apply(
        new CountChange(
            option, VersionMonth.of(1, SomePolicy.START), 0, closes, cells, null, standing));
  }
}
