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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// How long suggestions take through the gateway at 200 a second, before and after a change: two
/// quickstarts at the same time, of which one is asked while the other one has nothing to do, in
/// turn. Latency counts from the moment at which a request is due.
///
/// With `troubled-model` the other one has a language model that says nothing, answers garbage or
/// hangs up, and for one suggestion in twenty a draft is asked for on both sides.
public final class SuggestionBench {
  private static final int PER_SECOND = 200;
  private static final int LEARNED = 2_000;
  private static final int WARM_UPS = 2;
  private static final int DRAFTED = 20;
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

  private final boolean drafts;
  private final AtomicInteger templates = new AtomicInteger();
  private int asked;

  private SuggestionBench(boolean drafts) {
    this.drafts = drafts;
  }

  /// Takes the file of the JVM's options, the quickstart's jar before and after, how many rounds
  /// there are, how many seconds each side has of one, how many turns it has to warm up (2), and
  /// `troubled-model`.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    if (arguments.length < 5) {
      System.err.println(
          "Usage: SuggestionBench JVM-OPTIONS JAR-BEFORE JAR-AFTER ROUNDS SECONDS [WARM-UPS]"
              + " [troubled-model]");
      System.exit(2);
    }
    Path options = Path.of(arguments[0]);
    boolean isTroubled = arguments.length > 6 && arguments[6].equals("troubled-model");
    try (TroubledModel model = new TroubledModel();
        Side before = start(options, Path.of(arguments[1]));
        Side after =
            start(options, Path.of(arguments[2]), isTroubled ? model.settings() : new String[0])) {
      new SuggestionBench(isTroubled)
          .run(
              before,
              after,
              Integer.parseInt(arguments[3]),
              Duration.ofSeconds(Long.parseLong(arguments[4])),
              arguments.length > 5 ? Integer.parseInt(arguments[5]) : WARM_UPS);
    }
  }

  private static Side start(Path options, Path jar, String... more)
      throws IOException, InterruptedException {
    // one key asks for all, and a cold process keeps it waiting
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--doubleloop.limit.requests=1000000",
                "--doubleloop.limit.memory=256MB",
                "--doubleloop.limit.concurrent=64"));
    settings.addAll(List.of(more));
    QuickstartProcess process =
        QuickstartProcess.start(options, jar, settings.toArray(String[]::new));
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

  /// What a side took in its turn.
  ///
  /// @param p50 milliseconds that one answer in two exceeds
  /// @param p99 one in a hundred
  /// @param cpu milliseconds of CPU time for each, all that it did meanwhile included
  private record Turn(double p50, double p99, double cpu) {
    /// The logarithms of how many times as much it is of another.
    double[] times(Turn other) {
      return new double[] {
        Math.log(p50 / other.p50), Math.log(p99 / other.p99), Math.log(cpu / other.cpu)
      };
    }
  }

  private void run(Side before, Side after, int rounds, Duration time, int warmUps)
      throws InterruptedException, ExecutionException {
    for (int i = 0; i < warmUps; i++) {
      System.out.println("Warming up");
      turn(before, time);
      turn(after, time);
    }
    List<double[]> ratios = new ArrayList<>();
    List<Double> slowestAfter = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      boolean isBeforeFirst = round % 2 == 0;
      Turn first = turn(isBeforeFirst ? before : after, time);
      Turn second = turn(isBeforeFirst ? after : before, time);
      Turn was = isBeforeFirst ? first : second;
      Turn is = isBeforeFirst ? second : first;
      System.out.printf(
          "Round %d: p50 %.1f ms before, %.1f ms after; p99 %.1f and %.1f ms; CPU %.2f and %.2f"
              + " ms%n",
          round + 1, was.p50, is.p50, was.p99, is.p99, was.cpu, is.cpu);
      ratios.add(is.times(was));
      slowestAfter.add(is.p99);
    }
    System.out.println(
        new Figure("suggestions.p99", Estimate.of(slowestAfter).mean(), "ms").line());
    if (drafts) {
      System.out.println(new Figure("drafts.marked", templates.get(), "drafts").line());
    }
    say("suggestions.p50-ratio", ratio(ratios, 0), false);
    say("suggestions.cpu-ratio", ratio(ratios, 2), false);
    say("suggestions.p99-ratio", ratio(ratios, 1), true);
  }

  private static Estimate ratio(List<double[]> ratios, int which) {
    return Estimate.of(ratios.stream().map(each -> each[which]).toList());
  }

  private static void say(String name, Estimate ratio, boolean hasAim) {
    var upper = new Figure(name + "-upper", Math.exp(ratio.mean() + ratio.half()), "x");
    System.out.println(new Figure(name, Math.exp(ratio.mean()), "x").line());
    System.out.println(hasAim ? upper.atMost(AIM) : upper.line());
  }

  private Turn turn(Side side, Duration time) throws InterruptedException, ExecutionException {
    var taken = new ConcurrentLinkedQueue<Long>();
    List<Future<?>> calls = new ArrayList<>();
    long requests = time.toSeconds() * PER_SECOND;
    Duration busy = side.process().busy();
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        long due = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        int number = asked++;
        calls.add(
            threads.submit(() -> {
              var suggestion = side.caller().post("/v1/suggestions", question(number));
              taken.add(System.nanoTime() - due);
              if (drafts && number % DRAFTED == 0) {
                draft(side, suggestion.path("id").asString());
              }
              return null;
            }));
      }
    }
    for (Future<?> call : calls) {
      call.get();
    }
    var latencies = new Latencies();
    taken.forEach(latencies::add);
    return new Turn(
        latencies.exceededBy(0.5),
        latencies.exceededBy(0.01),
        side.process().busy().minus(busy).toNanos() / 1e6 / requests);
  }

  /// Whatever the model does, there is one.
  private void draft(Side side, String suggestion) throws IOException, InterruptedException {
    var draft =
        side.caller()
            .post("/v1/drafts", Map.of("suggestion", suggestion, "option", OPTIONS.getFirst()));
    if (!draft.path("templateReason").isString()) {
      throw new IllegalStateException("Nobody says why the template wrote " + draft);
    }
    templates.incrementAndGet();
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
