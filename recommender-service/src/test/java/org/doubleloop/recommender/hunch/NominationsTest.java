package org.doubleloop.recommender.hunch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.junit.jupiter.api.Test;

class NominationsTest {
  private static final Contrast FIRST = new Contrast(Cell.EVERYWHERE, "growth", "price");
  private static final Contrast SECOND =
      new Contrast(Cell.of(new Trait("region", "north")), "growth", "price");
  private static final List<Candidate> RANKED =
      List.of(new Candidate(FIRST, 2.4), new Candidate(SECOND, 1.9));

  @Test
  void takesTheBestThatWasNotTakenYet() {
    assertThat(Nominations.next(RANKED, List.of(), 1_000)).contains(FIRST);
    assertThat(Nominations.next(RANKED, List.of(FIRST), 1_000)).contains(SECOND);
    assertThat(Nominations.next(RANKED, List.of(FIRST, SECOND), 1_000)).isEmpty();
  }

  @Test
  void keepsRoomForWhatShowsLater() {
    assertThat(Nominations.next(RANKED, List.of(), 249)).isEmpty();
    assertThat(Nominations.next(RANKED, List.of(), 250)).contains(FIRST);
    assertThat(Nominations.next(RANKED, List.of(FIRST), 300)).isEmpty();
    assertThat(Nominations.room(20_000)).isEqualTo(13);
    assertThat(Nominations.room(100_000)).isEqualTo(18);
  }

  @Test
  void nominatesNothingThatHardlyStandsOut() {
    assertThat(Nominations.next(List.of(new Candidate(FIRST, 1.2)), List.of(), 9_000)).isEmpty();
  }
}
