package org.doubleloop.recommender.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  private final List<WeekResult> weeks = new ArrayList<>();

  @Test
  void whereNothingWasDoneNothingHasChanged() {
    assertThat(Changes.in(weeks)).isEmpty();
    week(60, 12);
    assertThat(Changes.in(weeks)).isEmpty();
    week(0, 0);
    week(0, 0);
    assertThat(Changes.in(weeks)).isEmpty();
  }

  @Test
  void saysSinceWhenHalfOfAnEffectIsLost() {
    weeks(20, 60, 12);
    weeks(8, 60, 6);
    var change = Changes.in(weeks).getFirst();
    assertThat(change.since()).isEqualTo(FIRST.plusWeeks(20));
    assertThat(change.before()).isEqualTo(new Change.Totals(1200, 240));
    assertThat(change.after()).isEqualTo(new Change.Totals(480, 48));
    assertThat(change.evidence()).isGreaterThanOrEqualTo(20);
    assertThat(Changes.in(weeks)).hasSize(1);
  }

  @Test
  void whatWasToldStaysToldWhenTheEffectComesBack() {
    weeks(20, 60, 12);
    weeks(12, 60, 4);
    weeks(20, 60, 12);
    assertThat(Changes.in(weeks))
        .extracting(Change::since)
        .containsExactly(FIRST.plusWeeks(20), FIRST.plusWeeks(32));
    assertThat(Changes.in(weeks).getLast().before()).isEqualTo(new Change.Totals(720, 48));
  }

  @Test
  void findsAGainAsWellAsALoss() {
    weeks(20, 60, 6);
    weeks(8, 60, 14);
    assertThat(Changes.in(weeks)).extracting(Change::since).containsExactly(FIRST.plusWeeks(20));
  }

  @Test
  void findsASmallChangeAmongVeryManyActions() {
    weeks(20, 100_000, 20_000);
    weeks(8, 100_000, 21_000);
    assertThat(Changes.in(weeks)).extracting(Change::since).containsExactly(FIRST.plusWeeks(20));
  }

  @Test
  void looksAtTheLatestTwoYears() {
    weeks(30, 60, 30);
    weeks(Changes.mostWeeks(), 60, 12);
    assertThat(Changes.in(weeks)).isEmpty();
  }

  @Test
  void ratesOfNothingAndOfAllAreRates() {
    weeks(30, 1_000_000, 0);
    weeks(30, 1_000_000, 1_000_000);
    var change = Changes.in(weeks).getFirst();
    assertThat(change.since()).isEqualTo(FIRST.plusWeeks(30));
    assertThat(change.evidence()).isFinite();
  }

  @Test
  void someSeriesWithoutAChangeHaveNone() {
    var random = new Random(71);
    int told = 0;
    for (int series = 0; series < 200; series++) {
      weeks.clear();
      for (int week = 0; week < 100; week++) {
        int successes = 0;
        for (int action = 0; action < 60; action++) {
          successes += random.nextDouble() < 0.2 ? 1 : 0;
        }
        week(60, successes);
      }
      told += Changes.in(weeks).isEmpty() ? 0 : 1;
    }
    assertThat(told).isLessThanOrEqualTo(10);
  }

  private void weeks(int number, long actions, long successes) {
    for (int i = 0; i < number; i++) {
      week(actions, successes);
    }
  }

  private void week(long actions, long successes) {
    weeks.add(new WeekResult(FIRST.plusWeeks(weeks.size()), actions, successes));
  }
}
