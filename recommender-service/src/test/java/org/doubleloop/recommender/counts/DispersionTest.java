package org.doubleloop.recommender.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DispersionTest {
  private static final long WHOLE = 10_000;

  @Test
  void isOneWhereActionsSucceedOrFailAndWhereThereAreNone() {
    assertThat(Dispersion.NONE.value()).isEqualTo(1);
    for (int successes = 0; successes <= 7; successes++) {
      assertThat(Trials.of(7, successes).dispersion().value()).isEqualTo(1);
    }
  }

  /// Over an even spread the variance is a twelfth, where it could be a quarter.
  @Test
  void isTheVarianceOverTheMostThatItCouldBe() {
    var random = new Random(1);
    long[] worth = random.longs(50_000, 0, WHOLE + 1).toArray();
    assertThat(of(worth).value()).isEqualTo(1 / 3.0, offset(0.005));
  }

  /// Each with a mean of its own: what differs between them is no scatter.
  @Test
  void putsGroupsTogetherByWhatIsLeftInEach() {
    var random = new Random(2);
    long[] low = random.longs(20_000, 0, 1_000).toArray();
    long[] high = random.longs(20_000, 9_000, WHOLE).toArray();
    double alone = of(low).value();
    var both = with(of(low), high);
    assertThat(both.value()).isEqualTo(alone, offset(0.002));
    assertThat(of(LongStream.concat(LongStream.of(low), LongStream.of(high)).toArray()).value())
        .isGreaterThan(0.7);
  }

  /// Two that are alike do not say that all will be.
  @Test
  void believesLittleOfFew() {
    assertThat(of(1_000, 1_000).value()).isGreaterThan(0.6);
    assertThat(of(LongStream.generate(() -> 1_000).limit(1_000).toArray()).value())
        .isLessThan(0.01);
  }

  private static Dispersion of(long... worth) {
    return with(Dispersion.NONE, worth);
  }

  private static Dispersion with(Dispersion others, long... worth) {
    return others.with(
        worth.length,
        LongStream.of(worth).sum(),
        LongStream.of(worth).map(each -> each * each).sum());
  }
}
