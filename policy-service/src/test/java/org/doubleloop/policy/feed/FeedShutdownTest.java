package org.doubleloop.policy.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.policy.test.RunningService;
import org.junit.jupiter.api.Test;

class FeedShutdownTest {
  @Test
  void answersThoseWhoWaitInsteadOfWaitingForThem() throws Exception {
    try (var service = RunningService.start();
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var follower =
          HttpApi.at(service.port(), "openapi/policy.yaml", TestTokens.shared())
              .as("*", "recommender-service", "feed");
      var next = follower.get("/v1/policy-feed").at("/next");
      long begun = System.nanoTime();
      // Should it come when the service has stopped already, it is refused, which is soon as well.
      var waiting =
          CompletableFuture.supplyAsync(
                  () -> follower.get("/v1/policy-feed?wait=30000&cursor=" + next), executor)
              .handle((answer, _) -> answer == null ? 200 : answer.status());
      CompletableFuture.runAsync(() -> follower.get("/v1/policy-feed"), executor).get();
      service.stop();
      assertThat(waiting.get()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
  }
}
