package org.doubleloop.recommender.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.Test;

/// A policy that is judged by a sum.
class SumScoreTest {

  @Test
  void scoresAreInTheUnitOfTheValuesAndLevelsAreSharesOfTheCap() {
    var service = Service.shared();
    service.policy(
        "paid-up-to-200",
        1,
        """
        {"hypothesis": "h", "options": [{"id": "a"}],
         "metric": {"outcome": "paid", "direction": "INCREASE", "kind": "SUM", "cap": 200,
           "window": "P14D"}}\
        """);
    service.awaitPolicy("paid-up-to-200", 1);
    var asked =
        service.post("/v1/suggestions", "{\"policy\": \"paid-up-to-200\", \"subject\": \"c\"}");
    var ranked = Service.json(asked).at("/ranked/0");
    var levels = ranked.at("/because/levels");
    double share = levels.get(levels.size() - 1).at("/mean").asDouble();
    assertThat(share).isBetween(0.0, 1.0);
    assertThat(ranked.at("/score").asDouble()).isEqualTo(200 * share, offset(1e-9));
    assertThat(ranked.at("/low").asDouble()).isBetween(0.0, 200 * share);
    assertThat(ranked.at("/high").asDouble()).isBetween(200 * share, 200.0).isGreaterThan(1);
  }
}
