package org.doubleloop.bench.review;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.doubleloop.bench.ApiCaller;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.Latencies;
import org.doubleloop.bench.QuickstartProcess;

/// What reading policies and proposals takes through the gateway of a quickstart that has many of
/// them: each policy with as many versions, and one open proposal.
public final class ReviewBench {
  private static final int READS = 2_000;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final double LONGEST = 50;

  private final QuickstartProcess process;
  private final String repKey;
  private final int policies;
  private final int versions;
  private final ApiCaller rep;
  private final ApiCaller reviewer;

  private ReviewBench(
      QuickstartProcess process, int policies, int versions, ApiCaller rep, ApiCaller reviewer)
      throws IOException {
    this.process = process;
    this.repKey = process.key("rep");
    this.policies = policies;
    this.versions = versions;
    this.rep = rep;
    this.reviewer = reviewer;
  }

  /// One call to be timed.
  @FunctionalInterface
  private interface Call {
    void make(int number) throws IOException, InterruptedException;
  }

  /// Takes the file of the JVM's options, the quickstart's jar, how many policies there are, and
  /// how many versions of each.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    if (arguments.length != 4) {
      System.err.println("Usage: ReviewBench JVM-OPTIONS JAR POLICIES VERSIONS");
      System.exit(2);
    }
    try (QuickstartProcess process =
            QuickstartProcess.start(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                "--doubleloop.limit.requests=1000000",
                "--doubleloop.limit.memory=256MB",
                "--doubleloop.limit.concurrent=64");
        ApiCaller rep = new ApiCaller(process.gateway(), process.key("rep"));
        ApiCaller reviewer = new ApiCaller(process.gateway(), process.key("reviewer"))) {
      int policies = Integer.parseInt(arguments[2]);
      int versions = Integer.parseInt(arguments[3]);
      new ReviewBench(process, policies, versions, rep, reviewer).run();
    }
  }

  private void run() throws IOException, InterruptedException, ExecutionException {
    fill();
    System.out.println("Filled");
    // A cold process does not keep up with a pace that a warm one does.
    time(number -> rep.get("/v1/policies/p-" + number % policies, 304, "If-None-Match", tag()));
    unchanged();
    say("list", number -> rep.get("/v1/policies?limit=100", 200));
    say("inbox", number -> reviewer.get("/v1/inbox?limit=50", 200));
    say("open", number -> reviewer.get("/v1/proposals/open-" + number % policies, 200));
    say(
        "diff",
        number ->
            reviewer.get("/v1/policies/p-%d/versions/1/diff".formatted(number % policies), 200));
  }

  private void fill() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> made = new ArrayList<>();
      for (int i = 0; i < policies; i++) {
        int policy = i;
        made.add(
            threads.submit(() -> {
              fill(policy);
              return null;
            }));
      }
      for (Future<?> each : made) {
        each.get();
      }
    }
  }

  private void fill(int policy) throws IOException, InterruptedException {
    rep.post(
        "/v1/policies",
        Map.of("id", "p-" + policy, "content", content("A call brings more replies.")));
    for (int version = 1; version < versions; version++) {
      String id = "p-%d-%d".formatted(policy, version);
      propose(id, policy, version);
      reviewer.post(
          "/v1/proposals/" + id + "/reviews", Map.of("verdict", "ACCEPT"), "If-Match", "\"1\"");
    }
    propose("open-" + policy, policy, versions);
  }

  private void propose(String id, int policy, int base) throws IOException, InterruptedException {
    rep.post(
        "/v1/proposals",
        Map.of(
            "id",
            id,
            "policy",
            "p-" + policy,
            "baseVersion",
            base,
            "rationale",
            "More were counted.",
            "change",
            List.of(
                Map.of("op", "SET", "set", Map.of("hypothesis", "A call works, take " + base)))));
  }

  private void unchanged() throws IOException, InterruptedException {
    String headers = "Authorization: Bearer %s\r\nIf-None-Match: %s\r\n".formatted(repKey, tag());
    try (KeptConnections connections = new KeptConnections(process.gateway(), headers)) {
      IntFunction<String> paths = number -> "/v1/policies/p-" + number % policies;
      new UnchangedReads(connections, paths, TIME, process::busy).say();
    }
  }

  /// By which the newest version of each policy is known.
  private String tag() {
    return "\"" + versions + "\"";
  }

  private static void say(String name, Call call) throws IOException, InterruptedException {
    time(call);
    System.out.println(
        new Figure("review." + name + ".p99", time(call).exceededBy(0.01), "ms").atMost(LONGEST));
  }

  private static Latencies time(Call call) throws IOException, InterruptedException {
    var latencies = new Latencies();
    for (int i = 0; i < READS; i++) {
      long start = System.nanoTime();
      call.make(i);
      latencies.add(System.nanoTime() - start);
    }
    return latencies;
  }

  /// A policy of three options and a rule.
  static Map<String, Object> content(String hypothesis) {
    return Map.of(
        "hypothesis",
        hypothesis,
        "metric",
        Map.of("outcome", "reply", "direction", "INCREASE", "window", "P7D"),
        "attributes",
        List.of(Map.of("name", "plan", "type", "STRING", "values", List.of("free", "paid"))),
        "options",
        List.of(Map.of("id", "call"), Map.of("id", "mail"), Map.of("id", "wait")),
        "rules",
        List.of(
            Map.of(
                "id",
                "call-those-who-pay",
                "when",
                "plan == 'paid'",
                "effect",
                "PREFER",
                "options",
                List.of("call"),
                "reason",
                "They expect it.")));
  }
}
