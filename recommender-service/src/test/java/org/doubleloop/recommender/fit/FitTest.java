package org.doubleloop.recommender.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.count;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;
import static org.doubleloop.recommender.ranking.ReferenceTable.text;

import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CellSpace;
import org.doubleloop.recommender.counts.CellSpace.Attribute;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.fit.Fit.Expected;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.ranking.ReferenceTable;
import org.doubleloop.recommender.ranking.Sample;
import org.junit.jupiter.api.Test;

class FitTest {

  /// More by `-Ddoubleloop.worlds=1000`.
  private static final int WORLDS = Integer.getInteger("doubleloop.worlds", 20);

  /// The reference sees whole contexts, in which people had sent options by all attributes.
  @Test
  void agreesWithRegressionOnWholeContexts() {
    var names = List.of("region", "seniority", "industry");
    var sample =
        new Sample(
            new CellSpace(names.stream().map(name -> new Attribute(name, List.of())).toList()),
            new Counts());
    var rows = ReferenceTable.read("logit-regression.csv").rows();
    for (Map<String, String> row : rows) {
      sample.add(text(row, "option"), context(row), count(row, "trials"), count(row, "successes"));
    }
    for (Map<String, String> row : rows) {
      double score =
          sample.ranked(context(row)).stream()
              .filter(ranked -> ranked.option().equals(text(row, "option")))
              .mapToDouble(Ranked::score)
              .findFirst()
              .orElseThrow();
      assertThat(LogOdds.of(score)).isCloseTo(LogOdds.of(number(row, "rate")), within(0.06));
    }
  }

  private static Map<String, String> context(Map<String, String> row) {
    return Map.of(
        "region", text(row, "region"),
        "seniority", text(row, "seniority"),
        "industry", text(row, "industry"));
  }

  @Test
  void startsFromOptionsThatDifferLittle() {
    Sample sample = Sample.none();
    sample.add("growth", Map.of("seniority", "vp"), 1, 1);

    assertThat(sample.fit().weights().get("seniority"))
        .isCloseTo(Overdispersion.START_WEIGHT, within(1e-6));
  }

  @Test
  void findsAnEffectOfTwoAttributesThatNeitherHasAlone() {
    Sample sample =
        Sample.drawn(
            6_000,
            3,
            (option, context) -> {
              boolean vp = "vp".equals(context.get("seniority"));
              boolean financial = "financial".equals(context.get("industry"));
              return option.equals("growth") ? 0.15 : vp == financial ? 0.25 : 0.10;
            });

    assertThat(pairs(sample.fit()))
        .isNotEmpty()
        .allSatisfy(cell ->
            assertThat(cell.traits())
                .extracting(Cell.Trait::attribute)
                .containsExactly("industry", "seniority"));
  }

  @Test
  void takesNoAttributeToMatterWhereNoneDoes() {
    Sample sample = Sample.drawn(20_000, 5, (option, context) -> 0.2);

    assertThat(sample.fit().weights().values()).allMatch(weight -> weight > 300);
  }

  @Test
  void isTheSameForEqualCounts() {
    var once = Sample.drawn(3_000, 9, (option, context) -> 0.2);
    var again = Sample.none();
    again
        .counts()
        .addAll(once.counts().horizon(), once.counts().rows().toList().reversed().stream());

    assertThat(again.fit()).isEqualTo(once.fit());
  }

  /// With few actions and many attributes each failure is of all of them at once.
  @Test
  void expectsNoImpossibleRatesOfAFewActions() {
    for (int seed = 0; seed < WORLDS; seed++) {
      Sample sample = Sample.none();
      for (int actions = 1; actions <= 40; actions++) {
        sample = Sample.drawn(actions, seed, (_, _) -> 0.1);
        for (Expected expected : sample.fit().cells().values()) {
          assertThat(expected.common().mean()).isBetween(1e-3, 0.99);
        }
      }
    }
  }

  @Test
  void isDueWhenTheCountsHaveGrownByATenth() {
    Sample sample = Sample.none();
    assertThat(Fit.NONE.due(sample.counts())).isFalse();

    sample.add("growth", Map.of("seniority", "vp"), 100, 10);
    assertThat(Fit.NONE.due(sample.counts())).isTrue();

    Fit fit = sample.fit();
    sample.add("growth", Map.of("seniority", "vp"), 10, 1);
    assertThat(fit.due(sample.counts())).isFalse();
    sample.add("growth", Map.of("seniority", "vp"), 1, 1);
    assertThat(fit.due(sample.counts())).isTrue();
    fit = sample.fit();
    sample.add("growth", Map.of("seniority", "vp"), 9, 0);
    assertThat(fit.due(sample.counts())).isFalse();
    sample.add("growth", Map.of("seniority", "vp"), 1, 0);
    assertThat(fit.due(sample.counts())).isTrue();
  }

  private static List<Cell> pairs(Fit fit) {
    return fit.cells().keySet().stream().filter(cell -> cell.traits().size() == 2).toList();
  }
}
