package org.doubleloop.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.recommender.RecommenderServiceApplication;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.results.Results;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Actor;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// How long it takes to read results of a policy of which very many actions are counted, over a
/// hundred weeks: by HTTP from a recommender of this process, one caller at a time. The actions are
/// told to its statistic directly, as a fold would, and not stored.
public final class ResultsBench {
  private static final int ACTIONS = 1_000_000;
  private static final int PAGE = 1_000;
  private static final int READS = 300;
  private static final int WARM = 150;
  private static final double AIM = 100;
  private static final Duration SPAN = Duration.ofDays(700);
  private static final List<String> OPTIONS = List.of("one", "two", "three", "four");
  private static final List<Attribute> ATTRIBUTES =
      List.of(
          attribute("industry", "retail", "finance", "health", "energy", "public"),
          attribute("seniority", "vp", "director", "manager", "other"),
          attribute("region", "north", "east", "south", "west"),
          attribute("size", "small", "middle", "large"));

  private final SplittableRandom world = new SplittableRandom(50_001);
  private final Instant begin = Clock.systemUTC().instant().minus(SPAN);
  private final int actions;

  private ResultsBench(int actions) {
    this.actions = actions;
  }

  /// @param arguments how many actions (1,000,000)
  public static void main(String[] arguments) throws Exception {
    int actions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ACTIONS;
    try (TemporaryFolder folder = TemporaryFolder.make();
        EmbeddedStore store = EmbeddedStore.open(folder.path())) {
      new ResultsBench(actions).run(store.uri());
    }
    System.exit(0);
  }

  private void run(String store) throws Exception {
    try (var recommender = start(store)) {
      recommender.getBean(Policies.class).add(MadeSignals.policy(0, ATTRIBUTES, OPTIONS));
      long start = System.nanoTime();
      fill(recommender.getBean(Results.class));
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.println(
          new Figure("results.counted-per-second", actions / seconds, "actions/s").line());
      var memory = Runtime.getRuntime();
      System.gc();
      System.out.println(
          new Figure(
                  "results.heap-in-use", (memory.totalMemory() - memory.freeMemory()) / 1e6, "MB")
              .line());
      int port =
          recommender.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      for (var each : questions().entrySet()) {
        read(port, each.getKey(), each.getValue());
      }
    }
  }

  private static Map<String, String> questions() {
    var questions = new LinkedHashMap<String, String>();
    questions.put("undivided", "results?policy=made");
    questions.put("by-one", "results?policy=made&by=industry");
    questions.put("by-two", "results?policy=made&by=industry&by=seniority");
    questions.put("by-week", "results?policy=made&by=week");
    questions.put("by-one-and-week", "results?policy=made&by=industry&by=week&option=one");
    questions.put("csv", "results/csv?policy=made&by=region&by=channel");
    questions.put("series", "results/series?policy=made");
    return questions;
  }

  private static void read(int port, String name, String question) throws Exception {
    var latencies = new Latencies();
    var token = TestTokens.shared().tokenFor("world", "reader", "signals:read");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/" + question))
            .header("Authorization", "Bearer " + token)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      for (int n = 0; n < WARM + READS; n++) {
        long start = System.nanoTime();
        var answer = client.send(request, BodyHandlers.ofString());
        long taken = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.body());
        }
        if (n >= WARM) {
          latencies.add(taken);
        }
      }
    }
    System.out.println(
        new Figure("results.%s.p99".formatted(name), latencies.exceededBy(0.01), "ms").atMost(AIM));
    System.out.println(
        new Figure("results.%s.p50".formatted(name), latencies.exceededBy(0.5), "ms").line());
  }

  private void fill(Results results) {
    for (int from = 0; from < actions; from += PAGE) {
      var page = new ArrayList<FeedItem>();
      for (int n = from; n < Math.min(actions, from + PAGE); n++) {
        var action = action(n);
        page.add(action);
        if (world.nextInt(5) == 0) {
          page.add(replied(action));
        }
      }
      results.take(page);
    }
    results.caughtUp();
  }

  private Action action(int number) {
    Map<String, Object> context = new HashMap<>();
    ATTRIBUTES.forEach(attribute -> context.put(attribute.name(), one(attribute.values())));
    var at = begin.plusSeconds(SPAN.toSeconds() * number / actions);
    return new Action(
        "world",
        "a-" + number,
        "somebody",
        null,
        new Units("unit", null),
        "made",
        1,
        one(OPTIONS),
        null,
        null,
        one(List.of("renewal", "reply", "visit")),
        new Occasion(
            "team-" + world.nextInt(6), null, 1 + world.nextInt(5), one(List.of("email", "phone"))),
        context,
        new Actor(one(List.of("PERSON", "AGENT")), "ada"),
        null,
        at,
        at,
        null,
        Map.of());
  }

  private static Connected replied(Action to) {
    var at = to.at().plus(Duration.ofDays(2));
    return new Connected(
        to.organization(),
        to.id(),
        1,
        to.at(),
        to.subject(),
        to.units(),
        to.policy(),
        to.version(),
        to.option(),
        null,
        null,
        to.trigger(),
        to.occasion(),
        to.context(),
        to.actor() == null ? null : to.actor().kind(),
        List.of(new CountedOutcome(to.id() + "-reply", "replied", 1, at, false, true)),
        List.of(),
        at);
  }

  private String one(List<String> values) {
    return values.get(world.nextInt(values.size()));
  }

  private static Attribute attribute(String name, String... values) {
    return new Attribute(name, AttributeType.STRING, List.of(values), false);
  }

  private static ConfigurableApplicationContext start(String store) {
    Map<String, String> settings = new HashMap<>(TestTokens.shared().settings());
    settings.put("spring.config.name", RecommenderServiceApplication.NAME);
    settings.put("server.port", "0");
    settings.put("doubleloop.store.uri", store);
    settings.put(
        "doubleloop.store.database", "bench-" + UUID.randomUUID().toString().substring(0, 8));
    settings.put("doubleloop.unit.secret", "a secret of units for benchmarks, 32+");
    settings.put("doubleloop.upstream.policy", "http://127.0.0.1:9");
    settings.put("doubleloop.upstream.signal", "http://127.0.0.1:9");
    settings.put("logging.level.root", "OFF");
    return new SpringApplicationBuilder(RecommenderServiceApplication.class)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }
}
