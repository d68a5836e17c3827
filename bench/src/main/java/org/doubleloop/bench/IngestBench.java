package org.doubleloop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.SignalServiceApplication;
import org.doubleloop.signal.policy.KnownAttribute;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.KnownVersion;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// How fast signals are taken in over HTTP, beside what the raw driver stores on the same store:
/// single ones against `insertOne`, batches against `insertMany`, both acknowledged when durable.
/// The driver's collection has no index but `_id`, the service's has all of its own; service,
/// client and embedded store share this process, and everything shares the machine.
public final class IngestBench {
  private static final int WORKERS = 64;
  private static final int BATCHING_WORKERS = 4;
  private static final int BATCH = 500;
  private static final double AIM = 1.5;

  private final Store store;
  private final int port;
  private final Duration time;
  private final AtomicLong ids = new AtomicLong();
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private IngestBench(Store store, int port, Duration time) {
    this.store = store;
    this.port = port;
    this.time = time;
  }

  /// @param arguments seconds for each measurement (5), and how often each is made (3)
  public static void main(String[] arguments) throws Exception {
    var time = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 5);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "ingest-bench-");
    try (var embedded = EmbeddedStore.open(folder)) {
      measure("embedded", embedded.uri(), time, rounds, false);
    } finally {
      delete(folder);
    }
    var real = System.getenv("DOUBLELOOP_MONGODB_URI");
    if (real == null) {
      System.out.println("# no real store is named by DOUBLELOOP_MONGODB_URI");
    } else {
      measure("real", real, time, rounds, true);
    }
    System.exit(0);
  }

  private static void measure(String name, String uri, Duration time, int rounds, boolean hasAim)
      throws Exception {
    var properties =
        new StoreProperties(uri, "bench-" + UUID.randomUUID().toString().substring(0, 8));
    try (var store = Store.open(properties);
        var service = start(properties)) {
      int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      knowAPolicy(service.getBean(KnownPolicies.class));
      var bench = new IngestBench(store, port, time);
      bench.singles();
      var inserted = new double[rounds];
      var posted = new double[rounds];
      var insertedMany = new double[rounds];
      var batched = new double[rounds];
      // side by side, because the machine may be busier at one time than at another
      for (int round = 0; round < rounds; round++) {
        inserted[round] = bench.insertOne();
        posted[round] = bench.singles();
        insertedMany[round] = bench.insertMany();
        batched[round] = bench.batches();
      }
      print(name + ".insert-one", inserted);
      print(name + ".single", posted);
      var ratio =
          new Figure("ingest." + name + ".single-to-insert-one", ratio(posted, inserted), "x");
      System.out.println(hasAim ? ratio.atLeast(AIM) : ratio.line());
      print(name + ".insert-many-500", insertedMany);
      print(name + ".batch-500", batched);
      System.out.println(
          new Figure("ingest." + name + ".batch-to-insert-many", ratio(batched, insertedMany), "x")
              .line());
      store.database().drop();
    }
  }

  /// The policy that the actions follow, so that they are held against it.
  private static void knowAPolicy(KnownPolicies policies) {
    policies.add(
        new KnownVersion(
            "bench",
            "outreach",
            3,
            Instant.EPOCH,
            "replied",
            Duration.ofDays(14),
            UnitKind.SUBJECT,
            Duration.ZERO,
            false,
            null,
            List.of(),
            Set.of("efficiency", "growth"),
            List.of(
                new KnownAttribute(
                    "industry", KnownAttribute.Type.STRING, Set.of("financial-services", "retail")),
                new KnownAttribute("seniority", KnownAttribute.Type.STRING, Set.of("vp", "ic")),
                new KnownAttribute("region", KnownAttribute.Type.STRING, Set.of("north")))));
    policies.completeAt(Instant.EPOCH.plusSeconds(1));
  }

  private static void print(String name, double[] perSecond) {
    System.out.println(new Figure("ingest." + name, median(perSecond), "signals/s").line());
  }

  private double insertOne() throws Exception {
    var collection = store.collection("raw");
    return Load.perSecond(
        WORKERS,
        time,
        _ ->
            () -> {
              collection.insertOne(document(ids.incrementAndGet()));
              return 1;
            });
  }

  private double insertMany() throws Exception {
    var collection = store.collection("raw");
    return Load.perSecond(
        BATCHING_WORKERS,
        time,
        _ ->
            () -> {
              var documents = new ArrayList<Document>(BATCH);
              for (int n = 0; n < BATCH; n++) {
                documents.add(document(ids.incrementAndGet()));
              }
              collection.insertMany(documents);
              return BATCH;
            });
  }

  private double singles() throws Exception {
    var token = token();
    return post(
        WORKERS,
        () -> new Connection(port, "/v1/actions", "application/json", token),
        connection -> {
          connection.post(action(ids.incrementAndGet()), 201);
          return 1;
        });
  }

  private double batches() throws Exception {
    var token = token();
    return post(
        BATCHING_WORKERS,
        () -> new Connection(port, "/v1/signals", "application/cloudevents-batch+json", token),
        connection -> {
          var events = new ArrayList<String>(BATCH);
          for (int n = 0; n < BATCH; n++) {
            events.add(event(ids.incrementAndGet()));
          }
          var answer = connection.post(events.toString(), 207);
          if (answer.split("STORED", -1).length != BATCH + 1) {
            throw new IllegalStateException("not all of a batch was stored: " + answer);
          }
          return BATCH;
        });
  }

  private interface Post {
    int on(Connection connection) throws IOException;
  }

  private double post(int workers, java.util.function.Supplier<Connection> connections, Post post)
      throws Exception {
    List<Connection> open = new ArrayList<>();
    try {
      for (int w = 0; w < workers; w++) {
        open.add(connections.get());
      }
      return Load.perSecond(workers, time, w -> () -> post.on(open.get(w)));
    } finally {
      for (var connection : open) {
        connection.close();
      }
    }
  }

  private static String token() {
    return TestTokens.shared().tokenFor("bench", "bench", "signals:write", "signals:read");
  }

  private String data(long id) {
    return "\"subject\": \"c-%d\", \"policy\": \"outreach\", \"version\": 3, \"option\": \"efficiency\", \"suggestion\": \"sg-%d\", \"trigger\": \"signup\", \"context\": {\"industry\": \"financial-services\", \"seniority\": \"vp\", \"touch\": 1}, \"actor\": {\"kind\": \"PERSON\", \"id\": \"rep-3\"}, \"at\": \"2026-11-21T09:00:00Z\""
        .formatted(id, id);
  }

  private String action(long id) {
    return "{\"id\": \"" + run + "-" + id + "\", " + data(id) + "}";
  }

  private String event(long id) {
    return "{\"specversion\": \"1.0\", \"id\": \""
        + run
        + "-"
        + id
        + "\", \"source\": \"/bench\", \"type\": \"org.doubleloop.action\", \"data\": {"
        + data(id)
        + "}}";
  }

  /// What the service keeps of an action, but for the fields that only it needs.
  private Document document(long id) {
    return new Document("_id", run + "-" + id)
        .append("organization", "bench")
        .append("kind", "ACTION")
        .append("recordedAt", Instant.EPOCH)
        .append("subject", "c-" + id)
        .append("policy", "outreach")
        .append("version", 3)
        .append("option", "efficiency")
        .append("suggestion", "sg-" + id)
        .append("trigger", "signup")
        .append(
            "context",
            new Document("industry", "financial-services")
                .append("seniority", "vp")
                .append("touch", 1))
        .append("actor", new Document("kind", "PERSON").append("id", "rep-3"))
        .append("at", Instant.EPOCH);
  }

  private static ConfigurableApplicationContext start(StoreProperties store) {
    Map<String, Object> settings = new java.util.HashMap<>();
    TestTokens.shared().register((name, value) -> settings.put(name, String.valueOf(value.get())));
    settings.put("spring.config.name", SignalServiceApplication.NAME);
    settings.put("doubleloop.store.uri", store.uri());
    settings.put("doubleloop.store.database", store.database());
    settings.put("logging.level.root", "WARN");
    var arguments = new ArrayList<String>(List.of("--server.port=0"));
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return new SpringApplicationBuilder(SignalServiceApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  private static double ratio(double[] ours, double[] theirs) {
    var ratios = new double[ours.length];
    for (int round = 0; round < ours.length; round++) {
      ratios[round] = ours[round] / theirs[round];
    }
    return median(ratios);
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
