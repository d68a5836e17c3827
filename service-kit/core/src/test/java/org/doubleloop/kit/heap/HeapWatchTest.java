package org.doubleloop.kit.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class HeapWatchTest {
  @Test
  void endsTheProcessOnceWhenTheCollectorLeavesItNothing() throws Exception {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx20m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FullHeap.class.getName(),
                    "PT1S"))
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as(said).isEqualTo(HeapWatch.EXIT_CODE);
      assertThat(said.lines().filter(line -> line.contains("this process ends with code 75")))
          .hasSize(1);
      assertThat(said).containsSubsequence("ready: false", "this process ends");
    } finally {
      process.destroyForcibly();
    }
  }

  @Nested
  class TheReadinessOfAService {
    private final AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(ApplicationAvailabilityBean.class);
    private final ApplicationAvailability availability =
        context.getBean(ApplicationAvailability.class);
    private final Readiness readiness = new Readiness(context, availability);

    @AfterEach
    void close() {
      context.close();
    }

    @Test
    void goesAndComesBack() {
      AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
      readiness.change(false);
      assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
      readiness.change(true);
      assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
    }

    @Test
    void isNotGivenToOneThatIsNotReadyYet() {
      readiness.change(false);
      readiness.change(true);
      assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
    }
  }
}
