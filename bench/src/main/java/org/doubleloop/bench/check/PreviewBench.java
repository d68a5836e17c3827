package org.doubleloop.bench.check;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.TemporaryFolder;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.recommender.RecommenderServiceApplication;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.preview.DraftReader;
import org.doubleloop.recommender.preview.Previews;
import org.doubleloop.recommender.preview.Report;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// How long a draft with 20 rules takes on the recorded suggestions of a week, read from the store:
/// 100,000 in contexts of which most are different, and the 5,000 newest, as for an open proposal.
/// Nothing has been counted, so that what is ranked is ranked by the policy alone.
///
/// On the embedded store and, with `DOUBLELOOP_MONGODB_URI`, on that.
public final class PreviewBench {
  private static final int RECORDED = 100_000;
  private static final double AIM = 5;
  private static final double AIM_FOR_PROPOSALS = 2;
  private static final int RULES = 20;
  private static final PolicyKey KEY = new PolicyKey("bench", "outreach");
  private static final List<String> VALUES = List.of("a", "b", "c", "d");

  private final String uri;
  private final String database = "preview-" + System.nanoTime();
  private final Random random = new Random(20261129);

  private PreviewBench(String uri) {
    this.uri = uri;
  }

  public static void main(String[] arguments) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.make();
        EmbeddedStore embedded = EmbeddedStore.open(folder.path())) {
      new PreviewBench(embedded.uri()).run("embedded");
    }
    String real = System.getenv("DOUBLELOOP_MONGODB_URI");
    if (real != null) {
      new PreviewBench(real).run("real");
    }
    System.exit(0);
  }

  private void run(String name) {
    try (var service = start();
        var store = Store.open(new StoreProperties(uri, database))) {
      record(store);
      var base = version(service, 1, 0);
      var draft = version(service, 2, 3);
      measured(service, base, draft, Previews.MOST);
      double all = measured(service, base, draft, RECORDED);
      double again = measured(service, base, draft, RECORDED);
      double newest = measured(service, base, draft, Previews.MOST);
      System.out.println(
          new Figure("preview." + name + "." + RECORDED + "-recorded", all, "s").atMost(AIM));
      System.out.println(
          new Figure("preview." + name + "." + RECORDED + "-recorded-again", again, "s")
              .atMost(AIM));
      System.out.println(
          new Figure("preview." + name + "." + Previews.MOST + "-newest", newest, "s")
              .atMost(AIM_FOR_PROPOSALS));
    }
  }

  private static double measured(
      ConfigurableApplicationContext service, PolicyVersion base, PolicyVersion draft, int most) {
    long start = System.nanoTime();
    long busy = busy();
    Report report =
        service
            .getBean(Previews.class)
            .of(base, draft, most, service.getBean(Clock.class).instant());
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d looked at, %d would change, in %.2f s, of CPU %.2f s%n",
        report.lookedAt(), report.changed(), seconds, (busy() - busy) / 1e9);
    return seconds;
  }

  /// Nanoseconds of CPU that this process has taken, the embedded store's among it.
  private static long busy() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static PolicyVersion version(
      ConfigurableApplicationContext service, int number, int shift) {
    return service.getBean(DraftReader.class).read(KEY, number, content(shift));
  }

  private static String content(int shift) {
    var values = "[\"a\", \"b\", \"c\", \"d\"]";
    var attributes =
        IntStream.range(0, 6)
            .mapToObj(i ->
                "{\"name\": \"a%d\", \"type\": \"STRING\", \"values\": %s}".formatted(i, values))
            .collect(Collectors.joining(", "));
    var options =
        IntStream.range(0, 10)
            .mapToObj("{\"id\": \"o%d\"}"::formatted)
            .collect(Collectors.joining(", "));
    var rules =
        IntStream.range(0, RULES)
            .mapToObj(i ->
                """
                {"id": "r%d", "when": "a%d == '%s' && touch > %d", "effect": "%s",
                 "options": ["o%d"], "reason": "r"}\
                """
                    .formatted(
                        i,
                        i % 6,
                        VALUES.get(i % 4),
                        i + shift,
                        i % 4 == 0 ? "AVOID" : "PREFER",
                        i % 10))
            .collect(Collectors.joining(", "));
    return """
    {"hypothesis": "h", "metric": {"outcome": "replied", "direction": "INCREASE",
      "window": "P7D"},
     "attributes": [%s, {"name": "touch", "type": "NUMBER"}], "options": [%s], "rules": [%s]}\
    """
        .formatted(attributes, options, rules);
  }

  /// As the service records suggestions, as far as a preview reads them.
  private void record(Store store) {
    var now = Instant.now();
    var batch = new ArrayList<Document>();
    for (int i = 0; i < RECORDED; i++) {
      batch.add(
          new Document("_id", "s-" + i)
              .append("id", "s-" + i)
              .append("organization", KEY.organization())
              .append("kind", "SUGGESTION")
              .append("policy", KEY.policy())
              .append("context", new Document(context()))
              .append("recordedAt", now.minus(Duration.ofSeconds(6L * i)))
              .append("answer", "x".repeat(2_000)));
      if (batch.size() == 1_000) {
        store.collection("suggestions").insertMany(batch);
        batch.clear();
      }
    }
  }

  private Map<String, Object> context() {
    var context = new HashMap<String, Object>();
    for (int i = 0; i < 6; i++) {
      context.put("a" + i, VALUES.get(random.nextInt(VALUES.size())));
    }
    context.put("touch", random.nextInt(50));
    return context;
  }

  private ConfigurableApplicationContext start() {
    Map<String, String> settings = new HashMap<>(TestTokens.shared().settings());
    settings.put("spring.config.name", RecommenderServiceApplication.NAME);
    settings.put("server.port", "0");
    settings.put("doubleloop.store.uri", uri);
    settings.put("doubleloop.store.database", database);
    settings.put("doubleloop.unit.secret", "a secret of units for benchmarks, 32+");
    settings.put("logging.level.root", "ERROR");
    return new SpringApplicationBuilder(RecommenderServiceApplication.class)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }
}
