package org.doubleloop.recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.doubleloop.recommender.change.Change;
import org.doubleloop.recommender.change.Change.Totals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1220 | 243 | 118 | 12 | succeeds half as often: 12 of 118 instead of 243 of 1,220
          1000 | 100 | 100 | 20 | succeeds twice as often: 20 of 100 instead of 100 of 1,000
          1000 | 200 | 100 | 25 | succeeds 25 % more often: 25 of 100 instead of 200 of 1,000
          1000 | 200 | 100 | 5  | succeeds 75 % less often: 5 of 100 instead of 200 of 1,000
          1000 | 200 | 100 | 0  | succeeds no more: 0 of 100 instead of 200 of 1,000
          1000 | 0   | 100 | 7  | succeeds for the first time: 7 of 100 instead of 0 of 1,000
          """)
  void saysHowMuchAnEffectHasChangedAndNotWhy(
      long actions, long successes, long later, long then, String words) {
    var change =
        new Change(
            LocalDate.of(2026, 8, 17), new Totals(actions, successes), new Totals(later, then), 20);
    assertThat(Words.of("sustainability", change))
        .isEqualTo("since the week of 2026-08-17 `sustainability` " + words);
  }
}
