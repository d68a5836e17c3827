package org.doubleloop.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.doubleloop.quickstart.Quickstart;

/// How fast signals are taken in through the gateway of a quickstart, single ones and in batches,
/// under a policy that knows all that they name.
public final class CaptureBench {

  private static final int WORKERS = 16;
  private static final int BATCHING_WORKERS = 2;
  private static final int BATCH = 500;
  private static final String POLICY =
      """
      {"id": "capture", "content": {"hypothesis": "h",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
       "options": [{"id": "short"}, {"id": "long"}]}}\
      """;
  private static final String DATA =
      """
      "subject": "c-%d", "policy": "capture", "version": 1, "option": "short", "context": {"plan": "paid"}\
      """;

  private final int port;
  private final String key;
  private final Duration time;
  private final AtomicLong ids = new AtomicLong();

  private CaptureBench(int port, String key, Duration time) {
    this.port = port;
    this.key = key;
    this.time = time;
  }

  /// @param arguments seconds for each measurement (5)
  public static void main(String[] arguments) throws Exception {
    var time = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 5);
    var settings =
        Map.of("doubleloop.limit.requests", "1000000", "doubleloop.limit.concurrent", "64");
    try (var folder = TemporaryFolder.make();
        var quickstart = Quickstart.start(folder.path(), 0, settings)) {
      new CaptureBench(quickstart.address().getPort(), quickstart.keys().rep(), time).run();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    try (var connection = connection("/v1/policies", "application/json")) {
      var _ = connection.post(POLICY, 201);
    }
    Thread.sleep(2_000);
    var _ = singles();
    say("single", singles());
    say("batch-" + BATCH, batches());
  }

  private static void say(String name, double perSecond) {
    System.out.println(new Figure("capture.gateway." + name, perSecond, "signals/s").line());
  }

  private double singles() throws Exception {
    return Load.perSecond(
        WORKERS,
        time,
        _ -> {
          var connection = connection("/v1/actions", "application/json");
          return () -> {
            long id = ids.incrementAndGet();
            connection.post("{\"id\": \"a-%d\", %s}".formatted(id, DATA.formatted(id)), 201);
            return 1;
          };
        });
  }

  private double batches() throws Exception {
    return Load.perSecond(
        BATCHING_WORKERS,
        time,
        _ -> {
          var connection = connection("/v1/signals", "application/cloudevents-batch+json");
          return () -> {
            List<String> events = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
              events.add(event(ids.incrementAndGet()));
            }
            requireStored(connection.post(events.toString(), 207));
            return BATCH;
          };
        });
  }

  private static void requireStored(String answer) throws IOException {
    if (answer.split("STORED", -1).length != BATCH + 1) {
      throw new IOException("not all of a batch was stored: " + answer);
    }
  }

  private static String event(long id) {
    return """
    {"specversion": "1.0", "id": "a-%d", "source": "/bench", "type": "org.doubleloop.action", "data": {%s}}\
    """
        .formatted(id, DATA.formatted(id));
  }

  private Connection connection(String path, String contentType) {
    return new Connection(port, path, contentType, key);
  }
}
