package org.doubleloop.signal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.signal.RunningService;
import org.doubleloop.signal.connector.SignalProcess;
import org.doubleloop.signal.ingest.Ingestion.Result;
import org.junit.jupiter.api.Test;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/// What becomes of events when the store does not answer.
class IngestionTest {
  @Test
  void whatCannotBeStoredNowIsUnavailableAndWhatIsNotValidStaysSo() {
    try (var fixture = StoreFixture.open()) {
      var process = new SignalProcess(fixture.store());
      process.close();
      var ingestion = ingestion(process);
      var results =
          ingestion.captureAll(
              "acme", List.of(bytes(RunningService.actionEvent("a-1")), bytes("{}")));
      assertThat(results.getFirst())
          .isInstanceOfSatisfying(
              Result.Unavailable.class,
              unavailable -> {
                assertThat(unavailable.id()).isEqualTo("a-1");
                assertThat(unavailable.problem().type().status()).isEqualTo(503);
              });
      assertThat(results.getLast()).isInstanceOf(Result.Invalid.class);
      assertThatThrownBy(() -> ingestion.capture("acme", bytes(RunningService.actionEvent("a-1"))))
          .isInstanceOf(StoreUnavailableException.class);
    }
  }

  private static Ingestion ingestion(SignalProcess process) {
    var validator = new LocalValidatorFactoryBean();
    validator.afterPropertiesSet();
    return new Ingestion(
        new EventMapping(process.types(), StrictJson.mapper(), validator),
        process.signals(),
        new OrganizationClock(() -> Instant.parse("2026-03-01T09:00:00Z")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
