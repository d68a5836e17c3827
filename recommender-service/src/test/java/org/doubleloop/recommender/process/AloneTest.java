package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.llm.StubModel;
import org.junit.jupiter.api.Test;

/// A suggestion waits for nobody.
class AloneTest {

  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "EXPLORE", "exploration": {"share": 0.5},
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "a", "draft": "Hello"}, {"id": "b"}]}\
      """;

  @Test
  void answersAtOnceWhileAllOthersHang() throws Exception {
    var model = new StubModel().replies(StubModel.silence());
    try (var service =
        new Service(
            "doubleloop.llm.providers[0].kind=OPENAI",
            "doubleloop.llm.providers[0].base-url=" + model.baseUrl(),
            "doubleloop.llm.providers[0].model=some-model",
            "doubleloop.llm.deadline=10s")) {
      service.policy(1, CONTENT);
      service.awaitPolicy("outreach", 1);
      ask(service, "s-0");
      service.upstreams().hang();
      Patience.await().until(() -> service.upstreams().hanging() == 2);
      Thread.ofVirtual().start(() -> service.post("/v1/drafts", "{\"suggestion\": \"s-0\"}"));
      Patience.await().until(() -> !model.bodies().isEmpty());

      for (int i = 1; i <= 50; i++) {
        long asked = System.nanoTime();
        ask(service, "s-" + i);
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
            .as("all others hang for many seconds")
            .isLessThan(Duration.ofSeconds(2));
      }
      assertThat(service.upstreams().hanging()).as("and hang still").isEqualTo(2);
    } finally {
      model.close();
    }
  }

  private static void ask(Service service, String id) {
    var answer =
        service.post(
            "/v1/suggestions",
            "{\"id\": \"%s\", \"policy\": \"outreach\", \"subject\": \"%s\"}".formatted(id, id));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
