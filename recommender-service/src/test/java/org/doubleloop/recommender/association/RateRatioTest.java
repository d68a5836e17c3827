package org.doubleloop.recommender.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.count;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.recommender.association.RateRatio.Stratum;
import org.doubleloop.recommender.hunch.Count;
import org.doubleloop.recommender.ranking.ReferenceTable;
import org.junit.jupiter.api.Test;

class RateRatioTest {
  private static final String TABLE = "/org/doubleloop/recommender/association/rate-ratios.csv";

  @Test
  void hasTheReferencesRatiosAndAboutTheirErrors() {
    Map<String, List<Map<String, String>>> cases = new TreeMap<>();
    for (Map<String, String> row : ReferenceTable.read(TABLE).rows()) {
      cases.computeIfAbsent(ReferenceTable.text(row, "case"), none -> new ArrayList<>()).add(row);
    }

    assertThat(cases).hasSize(4);
    cases.forEach((name, rows) -> {
      RateRatio ratio = RateRatio.of(rows.stream().map(RateRatioTest::stratum).toList());
      double error = number(rows.getFirst(), "error");
      assertThat(ratio.ratio()).isCloseTo(number(rows.getFirst(), "ratio"), within(1e-12));
      assertThat(ratio.error()).isCloseTo(error, within(error / 30));
    });
  }

  @Test
  void saysNothingOfWhatWasNeverDone() {
    RateRatio ratio = RateRatio.of(List.of(new Stratum(new Count(100, 200_000), Count.NONE)));

    assertThat(ratio.score()).isZero();
    assertThat(HiddenCause.of(ratio).estimate()).isEqualTo(1);
  }

  /// Smoking and lung cancer (Hammond and Horn 1958), and breast-feeding and deaths by infection
  /// (Victora et al. 1987), as VanderWeele and Ding (2017) work them out.
  @Test
  void hasThePublishedStrengthsOfHiddenCauses() {
    assertThat(HiddenCause.of(of(10.73)).estimate()).isCloseTo(20.9, within(.1));
    assertThat(HiddenCause.of(of(3.9)).estimate()).isCloseTo(7.2, within(.1));
    assertThat(HiddenCause.of(of(1 / 3.9)).estimate()).isCloseTo(7.2, within(.1));
  }

  private static RateRatio of(double ratio) {
    return new RateRatio(Math.log(ratio), 1);
  }

  private static Stratum stratum(Map<String, String> row) {
    return new Stratum(
        tried(count(row, "aFailures"), count(row, "aSuccesses")),
        tried(count(row, "bFailures"), count(row, "bSuccesses")));
  }

  private static Count tried(long failures, long successes) {
    return new Count(failures + successes, successes * 10_000);
  }
}
