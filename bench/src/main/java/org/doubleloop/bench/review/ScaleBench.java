package org.doubleloop.bench.review;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doubleloop.bench.ApiCaller;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.Latencies;
import org.doubleloop.bench.QuickstartProcess;
import org.doubleloop.bench.TemporaryFolder;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.policy.PolicyServiceApplication;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// What a policy-service answers in whose store there are many versions: as many policies in each
/// organization as have 19,000 versions together, as it takes no proposals once it has 20,000. They
/// are written by the service's own store, and each has an open proposal, which is posted. One
/// caller asks by HTTP, without a gateway, each organization in turn.
///
/// With `DOUBLELOOP_MONGODB_URI` on that; else on the embedded store, over which a quickstart is
/// then started, to see what of its heap is in use.
public final class ScaleBench {
  private static final int OF_AN_ORGANIZATION = 19_000;
  private static final String DATABASE = "policy";
  private static final int WRITERS = 64;
  private static final int READS = 500;
  private static final double LONGEST = 50;
  private static final double LARGEST_HEAP = 512;

  /// For how long is waited for what it does of its own when it finds all that.
  private static final Duration AT_WORK = Duration.ofMinutes(2);

  private final int policies;
  private final int versions;
  private final ConfigurableApplicationContext service;
  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> tokens = new HashMap<>();

  private ScaleBench(int policies, int versions, String uri, String database) {
    this.policies = policies;
    this.versions = versions;
    this.service = start(uri, database);
    this.base =
        "http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port");
  }

  /// Path of a request of a policy.
  @FunctionalInterface
  private interface Request {
    String of(int policy);
  }

  /// Takes the file of the JVM's options, the quickstart's jar, how many policies there are to be,
  /// how many versions of each and, for a database that was filled before and is only read now, its
  /// name.
  public static void main(String[] arguments) {
    try {
      run(arguments);
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String[] arguments) throws Exception {
    int policies = Integer.parseInt(arguments[2]);
    int versions = Integer.parseInt(arguments[3]);
    String filled = arguments.length > 4 ? arguments[4] : "";
    String real = System.getenv("DOUBLELOOP_MONGODB_URI");
    if (real != null) {
      String database = filled.isEmpty() ? "scale-" + System.nanoTime() : filled;
      System.out.println("In database " + database);
      var bench = new ScaleBench(policies, versions, real, database);
      bench.run("real", filled.isEmpty());
    } else {
      TemporaryFolder folder = TemporaryFolder.make();
      Path store = Files.createDirectory(folder.path().resolve("store"));
      Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwx------"));
      try (EmbeddedStore embedded = EmbeddedStore.open(store)) {
        new ScaleBench(policies, versions, embedded.uri(), DATABASE).run("embedded", true);
      }
      heap(folder, arguments[0], arguments[1]);
    }
  }

  private static void heap(TemporaryFolder folder, String options, String jar) throws Exception {
    try (QuickstartProcess process =
            QuickstartProcess.over(
                folder,
                Path.of(options),
                Path.of(jar),
                "--doubleloop.access.organization=" + organization(0, 1));
        ApiCaller reviewer = new ApiCaller(process.gateway(), process.key("reviewer"))) {
      System.out.println(
          new Figure("scale.quickstart.ready", process.secondsToReady(), "s").line());
      long start = System.nanoTime();
      boolean rests = process.awaitRest(AT_WORK);
      System.out.printf(
          "%s after %.0f s%n",
          rests ? "Nothing left to do" : "Still at work", (System.nanoTime() - start) / 1e9);
      System.out.println(new Figure("scale.quickstart.heap", process.heapMegabytes(), "MB").line());
      for (int i = 0; i < READS; i++) {
        reviewer.get("/v1/policies?limit=100", 200);
        reviewer.get("/v1/inbox?limit=50", 200);
        reviewer.get("/v1/proposals/open-" + i % 100, 200);
        reviewer.get("/v1/policies/p-%d/versions/1/diff".formatted(i % 100), 200);
      }
      System.out.println(
          new Figure("scale.quickstart.heap-after-reads", process.heapMegabytes(), "MB")
              .atMost(LARGEST_HEAP));
      System.out.println(new Figure("scale.quickstart.resident", process.megabytes(), "MB").line());
    }
  }

  private void run(String store, boolean isEmpty) throws Exception {
    if (isEmpty) {
      long start = System.nanoTime();
      fill();
      System.out.printf(
          "%d versions of %d policies and %d open proposals in %.0f s%n",
          policies * versions, policies, policies, (System.nanoTime() - start) / 1e9);
    }
    String name = "scale." + store + "." + policies + "x" + versions + ".";
    say(name + "list", _ -> "/v1/policies?limit=100");
    say(name + "inbox", _ -> "/v1/inbox?limit=50");
    say(name + "open", policy -> "/v1/proposals/open-" + policy);
    say(name + "diff", policy -> "/v1/policies/p-%d/versions/1/diff".formatted(policy));
    say(name + "in-force", policy -> "/v1/policies/p-" + policy);
    service.close();
    client.close();
  }

  private void fill() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
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
    var store = service.getBean(Policies.class);
    String organization = organization(policy, versions);
    String id = "p-" + policy;
    store.create(new Creation(organization, id, Creation.Naming.CLIENT), content(1), "rep", "hash");
    for (int number = 2; number <= versions; number++) {
      var content = content(number);
      var now = Instant.now();
      store.add(
          new PolicyVersion(
              organization,
              id,
              number,
              content,
              ContentCodec.hash(content),
              now,
              now,
              "rep",
              "reviewer",
              "proposal-%d-%d".formatted(policy, number),
              "More were counted."));
    }
    String proposal =
        """
        {"id": "open-%d", "policy": "p-%d", "baseVersion": %d, "rationale": "More were counted.",
         "change": [{"op": "SET", "set": {"hypothesis": "A call works best."}}]}\
        """
            .formatted(policy, policy, versions);
    send(
        request(organization, "rep", "/v1/proposals")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(proposal)),
        201);
  }

  private static String organization(int policy, int versions) {
    return "bench-" + policy / (OF_AN_ORGANIZATION / versions);
  }

  private void say(String name, Request path) throws IOException, InterruptedException {
    time(path);
    Latencies latencies = time(path);
    System.out.println(new Figure(name + ".p50", latencies.exceededBy(0.5), "ms").line());
    System.out.println(new Figure(name + ".p99", latencies.exceededBy(0.01), "ms").atMost(LONGEST));
  }

  private Latencies time(Request path) throws IOException, InterruptedException {
    var latencies = new Latencies();
    // They last for a while only.
    tokens.clear();
    for (int i = 0; i < READS; i++) {
      // another organization each time, and another policy of it
      int policy = (int) ((long) i * (OF_AN_ORGANIZATION / versions + 1) % policies);
      var request = request(organization(policy, versions), "reviewer", path.of(policy)).GET();
      long start = System.nanoTime();
      send(request, 200);
      latencies.add(System.nanoTime() - start);
    }
    return latencies;
  }

  private HttpRequest.Builder request(String organization, String principal, String path) {
    String token;
    synchronized (tokens) {
      token =
          tokens.computeIfAbsent(
              organization + " " + principal,
              _ ->
                  TestTokens.shared()
                      .tokenFor(
                          organization,
                          principal,
                          "policies:write",
                          "policies:read",
                          "proposals:review"));
    }
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token);
  }

  private void send(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    var answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
  }

  private static ConfigurableApplicationContext start(String uri, String database) {
    Map<String, String> settings = new HashMap<>(TestTokens.shared().settings());
    settings.put("spring.config.name", "policy-service");
    settings.put("server.port", "0");
    settings.put("doubleloop.store.uri", uri);
    settings.put("doubleloop.store.database", database);
    settings.put("logging.level.root", "ERROR");
    return new SpringApplicationBuilder(PolicyServiceApplication.class)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }

  private static PolicyContent content(int version) {
    return ContentCodec.convert(
        ReviewBench.content("A call works, take " + version), PolicyContent.class);
  }
}
