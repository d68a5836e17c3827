package org.doubleloop.recommender.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.doubleloop.recommender.provenance.Minutes.Burst;
import org.junit.jupiter.api.Test;

class MinutesTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final Minutes minutes = new Minutes();

  @Test
  void namesTheMinuteAndWhoHasMostOfIt() {
    minutes.add(START.plusSeconds(59), 7, 30);
    minutes.add(START.plusSeconds(1), 0x412345, 31);
    minutes.add(START.plusSeconds(60), 7, 10);
    assertThat(minutes.bursts(20)).containsExactly(new Burst(START, 61, 0x412345));
    assertThat(minutes.bursts(10))
        .containsExactly(new Burst(START, 61, 0x412345), new Burst(START.plusSeconds(60), 10, 7));
    assertThat(minutes.bursts(62)).isEmpty();
  }

  @Test
  void namesNobodyWhereTwoShareAMinute() {
    minutes.add(START, 7, 30);
    minutes.add(START, 8, 30);
    assertThat(minutes.bursts(20)).containsExactly(new Burst(START, 60, Minutes.NOBODY));
  }

  @Test
  void whatIsTakenBackIsAsIfItHadNeverCome() {
    minutes.add(START, 7, 300);
    minutes.add(START.plusSeconds(600), 0, 40);
    minutes.add(START, 7, -300);
    assertThat(minutes.bursts(1)).containsExactly(new Burst(START.plusSeconds(600), 40, 0));
  }

  /// Up to years of ordinary work, and one minute with a ninth of all that there is.
  @Test
  void findsATenthAmongWhateverElse() {
    int missed = 0;
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var found = new Minutes();
      int ordinary = 200 + random.nextInt(20_000);
      int span = 60 * (1_000 + random.nextInt(1_000_000));
      for (int n = 0; n < ordinary; n++) {
        found.add(START.plusSeconds(random.nextInt(span)), random.nextInt(1 << 23), 1);
      }
      int many = ordinary / 8 + 1;
      var burst = START.plus(Duration.ofMinutes(random.nextInt(span / 60)));
      found.add(burst, 77, many);
      var bursts = found.bursts((ordinary + many) / 10);
      missed += bursts.stream().noneMatch(each -> each.minute().equals(burst)) ? 1 : 0;
      assertThat(bursts).hasSizeLessThanOrEqualTo(1);
      bursts.forEach(each -> {
        assertThat(each.who()).isEqualTo(77);
        assertThat(each.number()).isCloseTo(many, within(2 + many / 50L));
      });
    }
    assertThat(missed).isZero();
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var ordinary = new Minutes();
      int number = 20 + random.nextInt(2_000);
      for (int n = 0; n < number; n++) {
        ordinary.add(START.plusSeconds(random.nextInt(86_400 * 5)), random.nextInt(1 << 23), 1);
      }
      assertThat(ordinary.bursts(Math.max(20, number / 10))).as("seed %d", seed).isEmpty();
    }
  }
}
