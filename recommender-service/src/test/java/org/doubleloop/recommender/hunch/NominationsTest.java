package org.doubleloop.recommender.hunch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.junit.jupiter.api.Test;

class NominationsTest {
  private static final Contrast FIRST = new Contrast(Cell.EVERYWHERE, "growth", "price");
  private static final Contrast SECOND =
      new Contrast(Cell.of(new Trait("region", "north")), "speed", "price");
  private static final List<Candidate> RANKED =
      List.of(candidate(FIRST, 2.4, 100), candidate(SECOND, 1.9, 100));
  private static final Contrast WIDE = new Contrast(Cell.EVERYWHERE, "growth", "trust");
  private static final Contrast OTHER_WITHIN =
      new Contrast(Cell.of(new Trait("region", "north")), "growth", "trust");

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
    assertThat(Nominations.next(List.of(candidate(FIRST, 1.2, 100)), List.of(), 9_000)).isEmpty();
  }

  @Test
  void takesTheWidestPlaceUnlessItsRestIsClearlyBehind() {
    var part = candidate(OTHER_WITHIN, 3.4, 50);

    assertThat(Nominations.next(List.of(part, candidate(WIDE, 2.9, 100)), List.of(), 1_000))
        .contains(WIDE);
    assertThat(Nominations.next(List.of(part, candidate(WIDE, 1.9, 300)), List.of(), 1_000))
        .contains(OTHER_WITHIN);
    assertThat(Nominations.next(List.of(part, candidate(WIDE, 1.6, 100)), List.of(), 1_000))
        .contains(OTHER_WITHIN);
  }

  @Test
  void saysOnceWhatHoldsInPartsToo() {
    assertThat(Nominations.widest(List.of(OTHER_WITHIN, WIDE, SECOND)))
        .containsExactly(WIDE, SECOND);
  }

  /// With this many standard errors, before they are shrunk.
  private static Candidate candidate(Contrast contrast, double errors, double pairs) {
    double squares = pairs / 4;
    return new Candidate(
        contrast, new Comparison(pairs, errors * Math.sqrt(squares), squares), false);
  }
}
