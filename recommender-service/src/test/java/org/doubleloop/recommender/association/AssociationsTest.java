package org.doubleloop.recommender.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.hunch.Contrast;
import org.doubleloop.recommender.window.Delays;
import org.junit.jupiter.api.Test;

class AssociationsTest {
  private static final Trait HOT = new Trait("heat", "hot");
  private static final Trait COLD = new Trait("heat", "cold");
  private static final Trait NORTH = new Trait("region", "north");
  private static final Trait SOUTH = new Trait("region", "south");

  @Test
  void findsWhatIsLeftWithinEveryOtherAttribute() {
    Counts counts = new Counts();
    for (Trait heat : List.of(HOT, COLD)) {
      for (Trait region : List.of(NORTH, SOUTH)) {
        add(counts, heat, region, "a", 1_000, 150);
        add(counts, heat, region, "b", 300, 90);
      }
    }

    Association found = Associations.among(Done.of(counts)).getFirst();

    assertThat(found.contrast()).isEqualTo(new Contrast(Cell.EVERYWHERE, "b", "a"));
    assertThat(found.better().trials()).isEqualTo(1_200);
    assertThat(found.better().successes()).isEqualTo(360);
    assertThat(found.within()).isIn("heat", "region");
    assertThat(found.ratio().ratio()).isCloseTo(2, within(1e-9));
    assertThat(found.hiddenCause().estimate()).isCloseTo(3.41, within(.01));
    assertThat(Associations.among(Done.of(counts))).hasSize(1);
  }

  /// Simpson's paradox: b goes to the hot ones, who reply anyway.
  @Test
  void showsNothingThatAnotherAttributeExplains() {
    Counts counts = new Counts();
    add(counts, HOT, NORTH, "a", 100, 40);
    add(counts, HOT, NORTH, "b", 900, 360);
    add(counts, COLD, NORTH, "a", 900, 90);
    add(counts, COLD, NORTH, "b", 100, 10);

    assertThat(Associations.among(Done.of(counts)))
        .noneMatch(each -> each.contrast().place().equals(Cell.EVERYWHERE));
  }

  @Test
  void readsClosedWindowsOnly() {
    Counts counts = new Counts();
    add(counts, HOT, NORTH, "a", 1_000, 150);
    row(counts, "b", Cell.EVERYWHERE, 1_000_000, 300, 300);

    assertThat(Associations.among(Done.of(counts))).isEmpty();
  }

  @Test
  void isSilentWhereNothingWasDone() {
    assertThat(Associations.among(Done.of(new Counts()))).isEmpty();
  }

  private static void add(
      Counts counts, Trait heat, Trait region, String option, long trials, long successes) {
    for (Cell cell :
        List.of(Cell.EVERYWHERE, Cell.of(heat), Cell.of(region), Cell.of(heat, region))) {
      row(counts, option, cell, Delays.CLOSED, trials, successes);
    }
  }

  private static void row(
      Counts counts, String option, Cell cell, long closes, long trials, long successes) {
    counts.addAll(
        counts.horizon(),
        Stream.of(
            new Counts.Row(
                cell, option, VersionMonth.OLDER, closes, Tally.of(0, trials, successes))));
  }
}
