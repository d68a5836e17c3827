package org.doubleloop.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.count;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;
import static org.doubleloop.recommender.ranking.ReferenceTable.text;

import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.ranking.Weights.Path;
import org.junit.jupiter.api.Test;

class WeightsTest {
  @Test
  void areTheReferences() {
    Sample sample = Sample.none();
    for (Map<String, String> row : ReferenceTable.read("worked-counts.csv").rows()) {
      sample.add(
          text(row, "option"),
          Map.of("seniority", text(row, "seniority"), "industry", text(row, "industry")),
          count(row, "trials"),
          count(row, "successes"));
    }
    List<Path> paths = sample.weights().paths();
    List<Map<String, String>> rows = ReferenceTable.read("worked-weights.csv").rows();

    assertThat(paths).hasSize(4);
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      assertThat(paths.get(i).attributes()).containsExactly(text(row, "outer"), text(row, "inner"));
      assertThat(paths.get(i).weights().getFirst())
          .isCloseTo(number(row, "outerWeight"), within(1e-8));
      assertThat(paths.get(i).weights().getLast())
          .isCloseTo(number(row, "innerWeight"), within(1e-8));
    }
  }

  @Test
  void startAtTwoHundredTrials() {
    Sample sample = Sample.none();
    sample.add("growth", Map.of("seniority", "vp"), 1, 1);

    assertThat(sample.weights().paths())
        .extracting(Path::attributes, path -> path.weights().getFirst().intValue())
        .containsExactly(tuple(List.of("seniority"), 200));
  }

  @Test
  void findAnEffectOfTwoAttributesThatNeitherHasAlone() {
    Sample sample =
        Sample.drawn(
            6_000,
            3,
            (option, context) -> {
              boolean vp = "vp".equals(context.get("seniority"));
              boolean financial = "financial".equals(context.get("industry"));
              return option.equals("growth") ? 0.15 : vp == financial ? 0.25 : 0.10;
            });

    assertThat(sample.weights().paths().getFirst().attributes())
        .containsExactlyInAnyOrder("seniority", "industry");
  }

  @Test
  void areDueWhenTheCountsHaveGrownByATenth() {
    Sample sample = Sample.none();
    assertThat(Weights.NONE.due(sample.counts())).isFalse();

    sample.add("growth", Map.of("seniority", "vp"), 100, 10);
    assertThat(Weights.NONE.due(sample.counts())).isTrue();

    Weights weights = sample.weights();
    sample.add("growth", Map.of("seniority", "vp"), 10, 1);
    assertThat(weights.due(sample.counts())).isFalse();
    sample.add("growth", Map.of("seniority", "vp"), 1, 1);
    assertThat(weights.due(sample.counts())).isTrue();
  }
}
