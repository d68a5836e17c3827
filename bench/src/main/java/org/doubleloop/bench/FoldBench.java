package org.doubleloop.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.bson.Document;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.policy.PolicyServiceApplication;
import org.doubleloop.recommender.RecommenderServiceApplication;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.signal.SignalServiceApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// How long a recommender with nothing in memory takes to count all signals that there are: by HTTP
/// from a signal-service, on the store that `DOUBLELOOP_MONGODB_URI` names, else on the embedded
/// one. Half of the signals are actions, each of which names a suggestion and so is looked up among
/// these, a quarter outcomes, and a quarter what the service says of both. All services share this
/// process, and everything shares the machine.
public final class FoldBench {

  private static final int BATCH = 1_000;
  private static final double AIM = 60;
  private static final int AIMED_AT = 1_000_000;
  private static final PolicyKey POLICY = new PolicyKey("bench", "fold");
  private static final List<String> OPTIONS = List.of("one", "two", "three");
  private static final List<String> INDUSTRIES = List.of("retail", "finance", "health", "energy");
  private static final List<String> SENIORITIES = List.of("vp", "director", "manager");
  private static final String CONTENT =
      """
      {"id": "fold", "content": {"hypothesis": "h",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "attributes": [
         {"name": "industry", "type": "STRING", "values": ["retail", "finance", "health", "energy"]},
         {"name": "seniority", "type": "STRING", "values": ["vp", "director", "manager"]}],
       "options": [{"id": "one"}, {"id": "two"}, {"id": "three"}]}}\
      """;

  private final String uri;
  private final String database = "bench-" + UUID.randomUUID().toString().substring(0, 8);
  private final int actions;
  private final SplittableRandom world = new SplittableRandom(3);

  private FoldBench(String uri, int signals) {
    this.uri = uri;
    this.actions = signals / 2;
  }

  /// @param arguments how many signals (1,000,000)
  public static void main(String[] arguments) throws Exception {
    int signals = arguments.length > 0 ? Integer.parseInt(arguments[0]) : AIMED_AT;
    String real = System.getenv("DOUBLELOOP_MONGODB_URI");
    if (real == null) {
      try (TemporaryFolder folder = TemporaryFolder.make();
          EmbeddedStore embedded = EmbeddedStore.open(folder.path())) {
        new FoldBench(embedded.uri(), signals).run("embedded");
      }
    } else {
      new FoldBench(real, signals).run("real");
    }
    System.exit(0);
  }

  private void run(String name) throws Exception {
    try (var policy = start(PolicyServiceApplication.class, "policy-service", "policy", Map.of());
        var signal =
            start(
                SignalServiceApplication.class,
                SignalServiceApplication.NAME,
                "signal",
                Map.of("doubleloop.upstream.policy", address(policy)))) {
      try (var connection = connection(policy, "/v1/policies", "application/json")) {
        var _ = connection.post(CONTENT, 201);
      }
      capture(signal);
      awaitStatements();
      var upstreams =
          Map.of(
              "doubleloop.upstream.policy", address(policy),
              "doubleloop.upstream.signal", address(signal));
      var seconds = new double[2];
      var answers = new ArrayList<List<String>>();
      for (int replica = 0; replica < 2; replica++) {
        long start = System.nanoTime();
        try (var recommender =
            start(
                RecommenderServiceApplication.class,
                RecommenderServiceApplication.NAME,
                "recommender-" + replica,
                upstreams)) {
          awaitCounted(recommender);
          seconds[replica] = (System.nanoTime() - start) / 1e9;
          answers.add(answers(recommender));
        }
      }
      double slower = Math.max(seconds[0], seconds[1]);
      var figure = new Figure("fold." + name + "." + 2 * actions + "-signals", slower, "s");
      System.out.println(2 * actions == AIMED_AT ? figure.atMost(AIM) : figure.line());
      System.out.println(
          new Figure("fold." + name + ".per-second", 2 * actions / slower, "signals/s").line());
      System.out.println(
          new Figure(
                  "fold." + name + ".replicas-that-differ",
                  answers.getFirst().equals(answers.getLast()) ? 0 : 1,
                  "of 1")
              .atMost(0));
    }
  }

  /// With a new connection for every few batches, as a token lasts a minute.
  private void capture(ConfigurableApplicationContext signal) throws IOException {
    int together = 10 * BATCH;
    for (int from = 0; from < actions; from += together) {
      try (var connection =
          connection(signal, "/v1/signals", "application/cloudevents-batch+json")) {
        for (int i = from; i < Math.min(actions, from + together); i += BATCH) {
          captureBatch(connection, i);
        }
      }
    }
  }

  private void captureBatch(Connection connection, int from) throws IOException {
    var events = new ArrayList<String>();
    var outcomes = new ArrayList<String>();
    for (int i = from; i < Math.min(actions, from + BATCH); i++) {
      events.add(action(i));
      if (i % 2 == 0) {
        outcomes.add(outcome(i));
      }
    }
    post(connection, events);
    post(connection, outcomes);
  }

  private static void post(Connection connection, List<String> events) throws IOException {
    var answer = connection.post(events.toString(), 207);
    if (answer.split("STORED", -1).length != events.size() + 1) {
      throw new IllegalStateException("not all of a batch was stored");
    }
  }

  private String action(int number) {
    return """
    {"specversion": "1.0", "id": "a-%d", "source": "/bench", "type": "org.doubleloop.action", "data":
     {"subject": "c-%d", "policy": "fold", "version": 1, "option": "%s", "suggestion": "s-%d",
      "context": {"industry": "%s", "seniority": "%s"}}}\
    """
        .formatted(number, number, one(OPTIONS), number, one(INDUSTRIES), one(SENIORITIES));
  }

  private String outcome(int number) {
    return """
    {"specversion": "1.0", "id": "o-%d", "source": "/bench", "type": "org.doubleloop.outcome",
     "data": {"action": "a-%d", "type": "replied", "value": %d}}\
    """
        .formatted(number, number, world.nextInt(2));
  }

  private String one(List<String> values) {
    return values.get(world.nextInt(values.size()));
  }

  /// Waits until the service has said of every outcome what its action led to.
  private void awaitStatements() throws InterruptedException {
    try (var store = Store.open(new StoreProperties(uri, database + "-signal"))) {
      var signals = store.collection("signals");
      var stated = new Document("organization", "bench").append("kind", "CONNECTED");
      while (signals.countDocuments(stated) < (actions + 1) / 2) {
        Thread.sleep(500);
      }
    }
  }

  private void awaitCounted(ConfigurableApplicationContext recommender)
      throws InterruptedException {
    var memory = recommender.getBean(Memory.class);
    var fold = recommender.getBean(Fold.class);
    while (memory.generation() < actions + (actions + 1) / 2 || !fold.hasCaughtUp()) {
      Thread.sleep(20);
    }
  }

  /// What is counted of each option.
  private static List<String> answers(ConfigurableApplicationContext recommender) {
    var version = recommender.getBean(Policies.class).version(POLICY, 1).orElseThrow();
    var candidates = OPTIONS.stream().map(option -> new Candidate(option, 1)).toList();
    return recommender.getBean(Memory.class).rank(version, candidates, Map.of()).stream()
        .map(ranked -> {
          var trials = ranked.levels().getLast().trials();
          return "%s %d %s %d"
              .formatted(ranked.option(), trials.known(), trials.successes(), trials.pending());
        })
        .sorted()
        .toList();
  }

  private static Connection connection(
      ConfigurableApplicationContext service, String path, String contentType) {
    var token = TestTokens.shared().tokenFor("bench", "bench", "signals:write", "policies:write");
    return new Connection(port(service), path, contentType, token);
  }

  private static String address(ConfigurableApplicationContext service) {
    return "http://127.0.0.1:" + port(service);
  }

  private static int port(ConfigurableApplicationContext service) {
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private ConfigurableApplicationContext start(
      Class<?> application, String name, String suffix, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(TestTokens.shared().settings());
    settings.putAll(more);
    settings.put("spring.config.name", name);
    settings.put("server.port", "0");
    settings.put("doubleloop.store.uri", uri);
    settings.put("doubleloop.store.database", database + "-" + suffix);
    settings.put("doubleloop.unit.secret", "a secret of units for benchmarks, 32+");
    settings.put("logging.level.root", "WARN");
    return new SpringApplicationBuilder(application)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }
}
