package org.doubleloop.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The numbers of `docs/score.md` are those of the code.
class TwelveActionsTest {
  @Test
  void comeToTheScoresOfThePage() throws IOException {
    Sample sample = Sample.none();
    sample.add("growth", Map.of("industry", "retail"), 5, 3);
    sample.add("growth", Map.of("industry", "health"), 2, 0);
    sample.add("efficiency", Map.of("industry", "retail"), 1, 1);
    sample.add("efficiency", Map.of("industry", "health"), 4, 0);

    String page = Files.readString(Path.of("..", "docs", "score.md"));
    for (Ranked each : sample.ranked(Map.of("industry", "retail"))) {
      if (!each.option().equals("sustainability")) {
        each.levels().forEach(level -> assertThat(page).contains(row(level)));
      }
      Posterior.Interval interval = each.posterior().interval(0.95);
      assertThat(page)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| `%s` | %.1f %% | %.0f to %.0f %% | %.1f %% |",
                  each.option(),
                  100 * each.score(),
                  100 * interval.low(),
                  100 * interval.high(),
                  100 * each.assured()));
    }
  }

  private static String row(Level level) {
    return String.format(
        Locale.ROOT,
        "| %.0f of %.0f | %.1f %% | %.0f | %.1f %% | %.2f | %+.3f |",
        level.trials().successes(),
        level.trials().number(),
        100 * level.priorMean(),
        level.priorWeight(),
        100 * level.mean(),
        level.stretch(),
        level.effect());
  }
}
