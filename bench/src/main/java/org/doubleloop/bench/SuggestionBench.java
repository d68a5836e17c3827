package org.doubleloop.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// How long suggestions take through the gateway at 200 a second, before and after a change: two
/// quickstarts at the same time, of which one is asked while the other one has nothing to do, in
/// turn. Latency counts from the moment at which a request is due.
public final class SuggestionBench {
  private static final int PER_SECOND = 200;
  private static final int LEARNED = 2_000;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final double AIM = 1.25;
  private static final List<String> OPTIONS = List.of("call", "mail", "wait");
  private static final int ATTRIBUTES = 6;
  private static final int VALUES = 4;

  /// One of the two, and its caller.
  private record Side(QuickstartProcess process, ApiCaller caller) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      caller.close();
      process.close();
    }
  }

  private int asked;

  private SuggestionBench() {}

  /// Takes the file of the JVM's options, the quickstart's jar before and after, how many rounds
  /// there are, and how many seconds each side has of one.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    if (arguments.length != 5) {
      System.err.println("Usage: SuggestionBench JVM-OPTIONS JAR-BEFORE JAR-AFTER ROUNDS SECONDS");
      System.exit(2);
    }
    Path options = Path.of(arguments[0]);
    try (Side before = start(options, Path.of(arguments[1]));
        Side after = start(options, Path.of(arguments[2]))) {
      new SuggestionBench()
          .run(
              before,
              after,
              Integer.parseInt(arguments[3]),
              Duration.ofSeconds(Long.parseLong(arguments[4])));
    }
  }

  private static Side start(Path options, Path jar) throws IOException, InterruptedException {
    // one key asks for all, and a cold process keeps it waiting
    QuickstartProcess process =
        QuickstartProcess.start(
            options,
            jar,
            "--doubleloop.limit.requests=1000000",
            "--doubleloop.limit.memory=256MB",
            "--doubleloop.limit.concurrent=64");
    ApiCaller caller = new ApiCaller(process.gateway(), process.key("rep"));
    caller.post("/v1/policies", Map.of("id", "outreach", "content", content()));
    for (int i = 0; i < LEARNED; i++) {
      String id = "learned-" + i;
      caller.post(
          "/v1/actions",
          Map.of(
              "id",
              id,
              "subject",
              id,
              "policy",
              "outreach",
              "version",
              1,
              "option",
              OPTIONS.get(i % OPTIONS.size()),
              "context",
              context(i)));
      if (i % 5 == 0) {
        caller.post("/v1/actions/" + id + "/outcomes", Map.of("type", "reply"));
      }
    }
    return new Side(process, caller);
  }

  private void run(Side before, Side after, int rounds, Duration time)
      throws InterruptedException, ExecutionException {
    for (Side side : List.of(before, after, before, after)) {
      System.out.println("Warming up");
      slowest(side, WARM_UP);
    }
    List<Double> ratios = new ArrayList<>();
    List<Double> slowestAfter = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      boolean isBeforeFirst = round % 2 == 0;
      double first = slowest(isBeforeFirst ? before : after, time);
      double second = slowest(isBeforeFirst ? after : before, time);
      double was = isBeforeFirst ? first : second;
      double is = isBeforeFirst ? second : first;
      System.out.printf("Round %d: p99 %.1f ms before, %.1f ms after%n", round + 1, was, is);
      ratios.add(Math.log(is / was));
      slowestAfter.add(is);
    }
    Estimate ratio = Estimate.of(ratios);
    System.out.println(
        new Figure("suggestions.p99", Estimate.of(slowestAfter).mean(), "ms").line());
    System.out.println(new Figure("suggestions.p99-ratio", Math.exp(ratio.mean()), "x").line());
    System.out.println(
        new Figure("suggestions.p99-ratio-upper", Math.exp(ratio.mean() + ratio.half()), "x")
            .atMost(AIM));
  }

  /// Milliseconds that one answer in a hundred exceeds.
  private double slowest(Side side, Duration time) throws InterruptedException, ExecutionException {
    var taken = new ConcurrentLinkedQueue<Long>();
    List<Future<?>> calls = new ArrayList<>();
    long requests = time.toSeconds() * PER_SECOND;
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        long due = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        int number = asked++;
        calls.add(
            threads.submit(() -> {
              side.caller().post("/v1/suggestions", question(number));
              taken.add(System.nanoTime() - due);
              return null;
            }));
      }
    }
    for (Future<?> call : calls) {
      call.get();
    }
    var latencies = new Latencies();
    taken.forEach(latencies::add);
    return latencies.exceededBy(0.01);
  }

  private static Map<String, Object> question(int number) {
    return Map.of("policy", "outreach", "subject", "subject-" + number, "context", context(number));
  }

  private static Map<String, String> context(int number) {
    Map<String, String> context = new HashMap<>();
    int rest = number * 7919;
    for (int i = 0; i < ATTRIBUTES; i++) {
      context.put("attribute_" + i, "value-" + Math.floorMod(rest, VALUES));
      rest /= VALUES;
    }
    return context;
  }

  private static Map<String, Object> content() {
    List<String> values = IntStream.range(0, VALUES).mapToObj(i -> "value-" + i).toList();
    return Map.of(
        "hypothesis",
        "A call brings more replies.",
        "metric",
        Map.of("outcome", "reply", "direction", "INCREASE", "window", "P1D"),
        "unit",
        "SUBJECT",
        "attributes",
        IntStream.range(0, ATTRIBUTES)
            .mapToObj(i -> Map.of("name", "attribute_" + i, "type", "STRING", "values", values))
            .toList(),
        "options",
        OPTIONS.stream().map(id -> Map.of("id", id, "title", "To " + id)).toList(),
        "exploration",
        Map.of("share", 0.1),
        "mode",
        "EXPLORE");
  }
}
