package org.doubleloop.recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.model.ReferenceTable.count;
import static org.doubleloop.recommender.model.ReferenceTable.number;
import static org.doubleloop.recommender.model.ReferenceTable.text;

import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.model.Weights.Path;
import org.junit.jupiter.api.Test;

class WeightsTest {
  @Test
  void areTheReferences() {
    Evidence evidence = Evidence.none();
    for (Map<String, String> row : ReferenceTable.read("worked-counts.csv").rows()) {
      evidence.add(
          text(row, "option"),
          Map.of("seniority", text(row, "seniority"), "industry", text(row, "industry")),
          count(row, "trials"),
          count(row, "successes"));
    }
    List<Path> paths = Weights.of(evidence.counts()).paths();
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
    Evidence evidence = Evidence.none();
    evidence.add("growth", Map.of("seniority", "vp"), 1, 1);

    assertThat(Weights.of(evidence.counts()).paths())
        .extracting(Path::attributes, path -> path.weights().getFirst().intValue())
        .containsExactly(tuple(List.of("seniority"), 200));
  }

  @Test
  void findAnEffectOfTwoAttributesThatNeitherHasAlone() {
    Evidence evidence =
        Evidence.drawn(
            6_000,
            3,
            (option, context) -> {
              boolean vp = "vp".equals(context.get("seniority"));
              boolean financial = "financial".equals(context.get("industry"));
              return option.equals("growth") ? 0.15 : vp == financial ? 0.25 : 0.10;
            });

    assertThat(Weights.of(evidence.counts()).paths().getFirst().attributes())
        .containsExactlyInAnyOrder("seniority", "industry");
  }

  @Test
  void areDueWhenTheCountsHaveGrownByATenth() {
    Evidence evidence = Evidence.none();
    assertThat(Weights.NONE.due(evidence.counts())).isFalse();

    evidence.add("growth", Map.of("seniority", "vp"), 100, 10);
    assertThat(Weights.NONE.due(evidence.counts())).isTrue();

    Weights weights = Weights.of(evidence.counts());
    evidence.add("growth", Map.of("seniority", "vp"), 10, 1);
    assertThat(weights.due(evidence.counts())).isFalse();
    evidence.add("growth", Map.of("seniority", "vp"), 1, 1);
    assertThat(weights.due(evidence.counts())).isTrue();
  }
}
