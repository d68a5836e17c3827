package org.doubleloop.recommender.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doubleloop.recommender.association.Done.Sum;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.window.Standing;
import org.junit.jupiter.api.Test;

class DoneTest {
  private static final Cell RETAIL = Cell.of(new Trait("industry", "retail"));
  private static final long CLOSES = 1_000_000;

  private final Counts counts = new Counts();

  @Test
  void saysWhatCameOfEachOptionAndWhatIsNotKnownYet() {
    done("a", Standing.success(0), CLOSES);
    done("a", Standing.failure(0), CLOSES);
    done("a", Standing.PENDING, CLOSES + 1_000_000);
    counts.close(CLOSES);
    var done = Done.of(counts);
    assertThat(done.places()).containsOnlyKeys(Cell.EVERYWHERE, RETAIL);
    assertThat(done.of(RETAIL, "a")).isEqualTo(new Sum(2, Standing.WHOLE, 1));
    assertThat(done.of(RETAIL, "b")).isEqualTo(Sum.NOTHING);
  }

  /// Whoever reads it holds nobody up who counts.
  @Test
  void staysAsItWasWhenMoreIsCounted() {
    done("a", Standing.success(0), CLOSES);
    counts.close(CLOSES);
    var done = Done.of(counts);
    done("a", Standing.success(0), CLOSES);
    done("b", Standing.success(0), CLOSES);
    assertThat(done.of(Cell.EVERYWHERE, "a")).isEqualTo(new Sum(1, Standing.WHOLE, 0));
    assertThat(done.of(Cell.EVERYWHERE, "b")).isEqualTo(Sum.NOTHING);
  }

  private void done(String option, Standing standing, long closes) {
    counts.apply(
        new CountChange(
            option,
            VersionMonth.of(1, SomePolicy.START),
            0,
            closes,
            List.of(Cell.EVERYWHERE, RETAIL),
            null,
            standing));
  }
}
