package org.doubleloop.recommender.llm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.doubleloop.recommender.answer.Examples;
import org.doubleloop.recommender.llm.endpoint.ProviderKind;
import org.doubleloop.recommender.llm.endpoint.ProviderProperties;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is added to a model's own time, masking, checks and protocol included, while fifty callers
/// wait: `make model-layer`. The model's own time is from a request's last byte to its answer's
/// first, half a second to one and a half; each caller asks again when it has its answer. The model
/// works on the same cores.
class MeasureModel {

  private static final int IN_FLIGHT = 50;
  private static final int EACH = Integer.getInteger("doubleloop.calls", 40);
  private static final int WARM_UP = 30;
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMillis(1500);
  private static final double AIM = 5;
  private static final String SCENE = "trial";

  private final Phrasing asked = new Examples().phrasing(SCENE);
  private final String text =
      Examples.good().stream()
          .filter(good -> good.scene().equals(SCENE))
          .findFirst()
          .orElseThrow()
          .text();
  private final SplittableRandom random = new SplittableRandom(7);
  private final Map<String, Long> itsOwn = new ConcurrentHashMap<>();

  @ParameterizedTest
  @EnumSource
  void addsLittleToTheModelsTime(Wire wire) throws Exception {
    try (var stub = new StubModel().replies(this::slow);
        var models =
            SomeModels.of(
                Duration.ofSeconds(30),
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                new ProviderProperties(
                    ProviderKind.valueOf(wire.name()),
                    "",
                    stub.baseUrl(wire),
                    "some-key",
                    "some-model",
                    true,
                    IN_FLIGHT,
                    500,
                    0,
                    0))) {
      var phraser = new ModelPhraser(models);
      all(phraser, WARM_UP);
      var added = all(phraser, EACH);
      System.out.printf(
          Locale.ROOT,
          "FIGURE model.layer.%s.p50 %.2f ms%n",
          wire.name().toLowerCase(Locale.ROOT),
          exceededBy(added, 0.5));
      double p99 = exceededBy(added, 0.01);
      System.out.printf(
          Locale.ROOT,
          "FIGURE model.layer.%s.p99 %.2f ms AIM <= %.1f %s%n",
          wire.name().toLowerCase(Locale.ROOT),
          p99,
          AIM,
          p99 <= AIM ? "MET" : "MISSED");
    }
  }

  /// Nanoseconds that each answer took beside the model's own, in ascending order.
  private long[] all(ModelPhraser phraser, int each) throws Exception {
    var callers = new ArrayList<Callable<List<Long>>>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      int caller = i;
      callers.add(() ->
          LongStream.range(0, each).map(n -> added(phraser, caller + "." + n)).boxed().toList());
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var added = new ArrayList<Long>();
      for (var of : executor.invokeAll(callers)) {
        added.addAll(of.get());
      }
      return added.stream().mapToLong(Long::longValue).sorted().toArray();
    }
  }

  private long added(ModelPhraser phraser, String call) {
    long start = System.nanoTime();
    var phrased = phraser.phrase("acme", phrasing(call));
    long taken = System.nanoTime() - start;
    assertThat(phrased).isInstanceOf(Written.class);
    return taken - requireNonNull(itsOwn.remove(call));
  }

  private Phrasing phrasing(String call) {
    var captured = new LinkedHashMap<>(asked.captured());
    captured.put("call", call);
    return new Phrasing(
        asked.task(),
        asked.policy(),
        captured,
        asked.guidance(),
        asked.personal(),
        asked.original(),
        List.of(),
        asked.wellReceived(),
        asked.longest());
  }

  private void slow(StubModel.Call call) throws IOException {
    long start = System.nanoTime();
    var name = call.data().at("/captured/call").asString();
    long end = start + itsTime();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    itsOwn.put(name, System.nanoTime() - start);
    StubModel.text(text).to(call);
  }

  private long itsTime() {
    synchronized (random) {
      return random.nextLong(SHORTEST.toNanos(), LONGEST.toNanos());
    }
  }

  /// Milliseconds that no more than this share exceeds.
  private static double exceededBy(long[] ascending, double share) {
    return ascending[ascending.length - 1 - (int) (ascending.length * share)] / 1e6;
  }
}
