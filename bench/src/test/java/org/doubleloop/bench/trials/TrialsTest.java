package org.doubleloop.bench.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.doubleloop.bench.trials.HunchBench.Shown;
import org.junit.jupiter.api.Test;

/// Few runs, with room for their chance; `make verify-long` makes more of those that take long, and
/// `make trials` a thousand of each.
class TrialsTest {
  private static final Runs FEW = new Runs(60, 500);

  /// More by `-Ddoubleloop.lives=3`.
  private static final int LIVES = Integer.getInteger("doubleloop.lives", 1);

  @Test
  void trialsFindWhatIsThereInTime() {
    assertThat(TrialBench.found(FEW, .15, .35, 300)).isGreaterThan(.75);
    assertThat(TrialBench.found(FEW, .15, .25, 1_000)).isGreaterThan(.75);
    assertThat(TrialBench.found(FEW, .15, .15, 1_000)).isLessThan(.12);
  }

  @Test
  void hunchesAreRightAndSilentWhereNothingIs() {
    Shown shown = HunchBench.shown(FEW, .2, .5, true);

    assertThat(shown.found()).isGreaterThan(25);
    assertThat(shown.better()).isGreaterThan(shown.all() * 3 / 4);
    assertThat(HunchBench.anyByFirst(FEW, false)).isLessThan(.15);
  }

  @Test
  void nothingHoldsWhereNothingIs() {
    assertThat(HoldsBench.said(new Runs(5 * LIVES, 500), .15, true)).isLessThanOrEqualTo(LIVES);
  }

  @Test
  void aBetterEighthIsFoundAndNothingElse() {
    List<HoldsBench.Life> lives =
        LongStream.range(0, LIVES)
            .mapToObj(seed -> HoldsBench.life(2, .1, .05, true, seed))
            .toList();

    assertThat(lives).filteredOn(HoldsBench.Life::around).hasSizeGreaterThan(LIVES / 2);
    assertThat(lives).allMatch(life -> life.wrong() == 0);
  }

  @Test
  void whoFollowsSelectivelyProvesNothing() {
    FollowersBench.Run run = FollowersBench.life(3);

    assertThat(run.held()).isFalse();
    assertThat(run.naive()).isTrue();
  }

  @Test
  void marketsKnowTheirTruth() {
    var market = new Market(List.of(2, 4), 3, .1, new Pattern(1, Map.of(0, 1, 1, 2), .2));

    assertThat(market.difference(Map.of(), 1, 0)).isEqualTo(.025);
    assertThat(market.difference(Map.of(1, 2), 1, 0)).isEqualTo(.1);
    assertThat(market.difference(Map.of(1, 2), 0, 1)).isEqualTo(-.1);
    assertThat(market.difference(Map.of(0, 0), 1, 2)).isZero();
    assertThat(market.difference(Map.of(0, 1, 1, 2), 2, 0)).isZero();
    assertThat(market.isInLine(Map.of(0, 1))).isTrue();
    assertThat(market.isInLine(Map.of(0, 0))).isFalse();
  }
}
