package org.doubleloop.recommender.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.llm.endpoint.ProviderKind;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final Phrasing PHRASING =
      new Phrasing(
          SomeModels.WRITE, Map.of("title", "A trial"), Map.of(), Map.of(), Map.of(), 2000);

  private final StoreFixture fixture = StoreFixture.open();
  private final StubModel stub = new StubModel().replies(StubModel.text("Would a trial help?"));
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T23:00:00Z"));
  private final Models models = models();

  @AfterEach
  void close() throws IOException {
    models.close();
    stub.close();
    fixture.close();
  }

  /// A text takes 150 tokens.
  @Test
  void isSpentByWhatIsWrittenAndBeginsAnewWithTheDay() {
    var phraser = new ModelPhraser(models);
    assertThat(phraser.phrase("acme", PHRASING)).isInstanceOf(Written.class);
    assertThat(phraser.phrase("acme", PHRASING)).isInstanceOf(Written.class);

    assertThat(phraser.phrase("acme", PHRASING)).isEqualTo(new NotWritten(Reason.BUDGET_SPENT));
    assertThat(stub.bodies()).hasSize(2);
    assertThat(phraser.phrase("other", PHRASING)).isInstanceOf(Written.class);

    clock.advance(Duration.ofHours(1));
    assertThat(phraser.phrase("acme", PHRASING)).isInstanceOf(Written.class);
  }

  @Test
  void isSpentAlsoByAnswersThatAreNotUsedAndByOtherProcesses() {
    stub.replies(StubModel.content("not usable"));
    try (var others = models()) {
      var phraser = new ModelPhraser(others);
      assertThat(phraser.phrase("acme", PHRASING))
          .isInstanceOfSatisfying(
              NotWritten.class, it -> assertThat(it.reason()).isEqualTo(Reason.NOT_USABLE));
    }

    assertThat(new ModelPhraser(models).phrase("acme", PHRASING))
        .isEqualTo(new NotWritten(Reason.BUDGET_SPENT));
  }

  @Test
  void countsAboutAsManyWhereTheProviderDoesNot() {
    stub.replies(
        StubModel.status(
            200,
            "Content-Type: application/json",
            "{\"choices\": [{\"message\": {\"content\": \"%s\"}}]}".formatted("a".repeat(4000))));
    var phraser = new ModelPhraser(models);
    phraser.phrase("acme", PHRASING);

    assertThat(phraser.phrase("acme", PHRASING)).isEqualTo(new NotWritten(Reason.BUDGET_SPENT));
  }

  @Test
  void losesNothingOfWhatIsSpentAtOnce() throws Exception {
    var spent = new SpentTokens(fixture.store());
    var day = LocalDate.of(2026, 11, 21);
    var adding = new ArrayList<Callable<Object>>();
    for (int i = 0; i < 64; i++) {
      adding.add(() -> {
        spent.add(day, "acme", 100);
        return spent;
      });
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var added : executor.invokeAll(adding)) {
        added.get();
      }
    }

    assertThat(spent.on(day, "acme")).isEqualTo(6400);
    assertThat(spent.on(day, "other")).isZero();
  }

  @Test
  void keepsTwoDays() {
    var spent = new SpentTokens(fixture.store());
    var day = LocalDate.of(2026, 11, 21);
    for (int i = 0; i < 4; i++) {
      spent.add(day.plusDays(i), "acme", 100);
    }

    assertThat(List.of(0, 1, 2, 3))
        .extracting(i -> spent.on(day.plusDays(i), "acme"))
        .containsExactly(0L, 0L, 100L, 100L);
  }

  private Models models() {
    return SomeModels.of(
        Duration.ofSeconds(20),
        clock,
        new SimpleMeterRegistry(),
        new Budget(300, new SpentTokens(fixture.store()), clock),
        SomeModels.provider(ProviderKind.OPENAI, stub.baseUrl()));
  }
}
