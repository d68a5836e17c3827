package org.doubleloop.bench.join;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.doubleloop.bench.Figure;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.KnownVersion;

/// Captures a [world][JoinWorld] in any order, and asks of every outcome what it has joined: on the
/// embedded store on disk, and on the server that `DOUBLELOOP_MONGODB_URI` names. An outcome is
/// wrong that is not where it belongs when nothing changes any more.
public final class JoinBench {
  private static final int BATCH = 500;
  private static final int WORKERS = 4;
  private static final int ASKING = 16;
  private static final int SAMPLE = 1_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String name;
  private final JoinService service;
  private final JoinWorld world;
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  private JoinBench(String name, JoinService service, JoinWorld world) {
    this.name = "join." + name;
    this.service = service;
    this.world = world;
  }

  /// @param arguments how many outcomes (100,000), and the seed (20261128)
  public static void main(String[] arguments) throws Exception {
    // the threads of a service that has failed would keep the process
    Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
      failure.printStackTrace();
      System.exit(1);
    });
    int outcomes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_261_128;
    var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "join-bench-");
    try (var embedded = EmbeddedStore.open(folder)) {
      measure("embedded", embedded.uri(), outcomes, seed);
    } finally {
      delete(folder);
    }
    var real = System.getenv("DOUBLELOOP_MONGODB_URI");
    if (real == null || real.isBlank()) {
      System.out.println("# no real store is named by DOUBLELOOP_MONGODB_URI");
    } else {
      measure("real", real, outcomes, seed);
    }
    System.exit(0);
  }

  private static void measure(String name, String uri, int outcomes, long seed) throws Exception {
    var properties =
        new StoreProperties(uri, "bench-" + UUID.randomUUID().toString().substring(0, 8));
    try (var service = new JoinService(properties)) {
      var policies = service.bean(KnownPolicies.class);
      for (var policy : JoinWorld.Policy.values()) {
        policies.add(
            new KnownVersion(
                JoinService.ORGANIZATION,
                policy.id(),
                1,
                Instant.EPOCH,
                policy.counts,
                policy.window,
                UnitKind.SUBJECT,
                Duration.ZERO,
                false,
                null,
                List.of(),
                Set.of(),
                List.of()));
      }
      new JoinBench(name, service, JoinWorld.of(outcomes, seed)).run();
    }
    try (var store = Store.open(properties)) {
      store.database().drop();
    }
  }

  private void run() throws Exception {
    long begin = System.nanoTime();
    capture();
    long captured = System.nanoTime();
    print("events", world.events().size(), "");
    print("captured", world.events().size() / seconds(begin, captured), "events/s");
    var wrong = wrongInTheEnd();
    print("joined-after-capture", seconds(captured, System.nanoTime()), "s");
    print("outcomes", world.truths().size(), "");
    System.out.println(new Figure(name + ".wrong", wrong.size(), "outcomes").atMost(0));
    wrong.stream().limit(5).forEach(each -> System.out.println("# wrong: " + each));
    var ambiguous = new HashSet<String>();
    world
        .truths()
        .forEach((id, truth) -> {
          if (truth.isAmbiguous()) {
            ambiguous.add(signal(id));
          }
        });
    var listed = listed();
    print("ambiguous", ambiguous.size(), "outcomes");
    var notListed = new HashSet<>(ambiguous);
    notListed.removeAll(listed);
    listed.removeAll(ambiguous);
    System.out.println(
        new Figure(name + ".ambiguous-not-listed", notListed.size(), "outcomes").atMost(0));
    System.out.println(
        new Figure(name + ".listed-not-ambiguous", listed.size(), "outcomes").atMost(0));
    System.out.println(
        new Figure(name + ".actions-wrongly-counted", wronglyCounted(), "of " + SAMPLE).atMost(0));
  }

  private void capture() throws Exception {
    var tasks = new ArrayList<Callable<Void>>();
    var events = world.events();
    var outcomes = List.copyOf(world.truths().keySet());
    for (int from = 0; from < events.size(); from += BATCH) {
      var batch = events.subList(from, Math.min(from + BATCH, events.size()));
      tasks.add(() -> {
        var stored = service.capture(batch);
        for (int n = 0; n < batch.size(); n++) {
          ids.put(JoinWorld.id(batch.get(n)), stored.get(n));
        }
        return null;
      });
    }
    all(WORKERS, tasks);
    if (!ids.keySet().containsAll(outcomes)) {
      throw new IllegalStateException("not all outcomes were captured");
    }
  }

  /// Asks of all, but not before a sample is right: asking takes the machine from joining.
  private Set<String> wrongInTheEnd() throws Exception {
    int every = Math.max(1, world.truths().size() / SAMPLE);
    var sample = new HashSet<String>();
    for (var id : world.truths().keySet()) {
      if (Math.floorMod(id.hashCode(), every) == 0) {
        sample.add(id);
      }
    }
    wrongInTheEnd(sample);
    return wrongInTheEnd(world.truths().keySet());
  }

  /// Asks until all is right, or nothing gets better for long.
  private Set<String> wrongInTheEnd(Set<String> asked) throws Exception {
    var wrong = asked;
    long better = System.nanoTime();
    while (!wrong.isEmpty() && System.nanoTime() - better < PATIENCE_NANOS) {
      var still = wrong(wrong);
      if (still.size() < wrong.size()) {
        better = System.nanoTime();
      }
      wrong = still;
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return wrong;
  }

  private Set<String> wrong(Set<String> asked) throws Exception {
    Set<String> wrong = ConcurrentHashMap.newKeySet();
    var tasks = new ArrayList<Callable<Void>>();
    for (var id : asked) {
      tasks.add(() -> {
        if (!isRight(id)) {
          wrong.add(id);
        }
        return null;
      });
    }
    all(ASKING, tasks);
    return wrong;
  }

  private boolean isRight(String id) throws Exception {
    var truth = Objects.requireNonNull(world.truths().get(id));
    var told = service.get("/v1/outcomes/" + signal(id));
    var rule = told.path("join").path("rule").asString("");
    var action = told.path("action").asString("");
    return truth.isAmbiguous()
        ? rule.equals("AMBIGUOUS") && action.isEmpty()
        : action.equals(truth.action() == null ? "" : truth.action()) && !rule.isEmpty();
  }

  private Set<String> listed() throws Exception {
    var listed = new HashSet<String>();
    var path = "/v1/orphans?ambiguous=true&limit=1000";
    for (var page = service.get(path); ; ) {
      page.path("items").forEach(item -> listed.add(item.path("id").asString()));
      if (!page.has("next")) {
        return listed;
      }
      page = service.get(path + "&cursor=" + page.path("next").asString());
    }
  }

  /// Of the first actions that led to something, those of which something else is counted.
  private long wronglyCounted() throws Exception {
    var expected = new HashMap<String, Set<String>>();
    world
        .truths()
        .forEach((id, truth) -> {
          if (truth.action() != null) {
            expected.computeIfAbsent(truth.action(), _ -> new HashSet<>()).add(signal(id));
          }
        });
    long wrong = 0;
    for (var each : expected.entrySet().stream().limit(SAMPLE).toList()) {
      var counted = new HashSet<String>();
      service
          .get("/v1/actions/" + each.getKey())
          .path("counted")
          .forEach(outcome -> counted.add(outcome.path("id").asString()));
      if (!counted.equals(each.getValue())) {
        wrong++;
      }
    }
    return wrong;
  }

  private String signal(String id) {
    return Objects.requireNonNull(ids.get(id));
  }

  private void print(String what, double value, String unit) {
    System.out.println(new Figure(name + "." + what, value, unit).line());
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  private static void all(int workers, List<Callable<Void>> tasks) throws Exception {
    try (var threads = Executors.newFixedThreadPool(workers)) {
      for (var task : threads.invokeAll(tasks)) {
        task.get();
      }
    }
  }

  private static void delete(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
