package org.doubleloop.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.lane.FeedPage;
import org.doubleloop.kit.lane.LaneClock;
import org.doubleloop.kit.lane.LaneSettings;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;

/// How long after its acknowledgement a signal can be read from the feed, and how fast one follower
/// reads all of it from the start: in process, on the embedded store on disk, and on the server
/// that `DOUBLELOOP_MONGODB_URI` names.
///
/// The lag is measured where the follower follows the process that wrote, which hands over from
/// memory, and where it follows another one, whose lane it has to look into.
public final class FeedBench implements AutoCloseable {
  private static final int WARM_UP = 500;
  private static final int SIGNALS = 2_000;
  private static final Duration BETWEEN = Duration.ofMillis(3);
  private static final int BACKLOG = 50_000;
  private static final int PAGE = 1_000;
  private static final double LAG_AIM = 50;

  private final String name;
  private final Store store;
  private final Lanes lanes;
  private int made;

  private FeedBench(String name, String uri) {
    this.name = "feed." + name;
    SecureRandom random = new SecureRandom();
    byte[] database = new byte[6];
    random.nextBytes(database);
    store = Store.open(new StoreProperties(uri, "bench-" + HexFormat.of().formatHex(database)));
    store.ensureIndexes("signals", Lanes.INDEX);
    lanes =
        new Lanes(store.database(), "signals", LaneSettings.defaults(), LaneClock.system(), random);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.make();
        EmbeddedStore embedded = EmbeddedStore.open(folder.path());
        FeedBench bench = new FeedBench("embedded", embedded.uri())) {
      bench.run();
    }
    String real = System.getenv("DOUBLELOOP_MONGODB_URI");
    if (real == null || real.isBlank()) {
      System.out.println("Skipped on a real server: DOUBLELOOP_MONGODB_URI names none.");
      return;
    }
    try (FeedBench bench = new FeedBench("real", real)) {
      bench.run();
    }
  }

  private void run() throws InterruptedException {
    try (LaneWriter writer = lanes.openWriter();
        Tailer own = lanes.openTailer(writer);
        Tailer other = lanes.openTailer()) {
      lag("own-process", writer, own);
      lag("other-process", writer, other);
      backlog(writer);
    }
    fromTheStart();
  }

  private void lag(String whose, LaneWriter writer, Tailer tailer) throws InterruptedException {
    Map<String, Long> readable = new ConcurrentHashMap<>();
    Cursor start = end(tailer);
    Thread follower =
        Thread.ofPlatform().start(() -> follow(tailer, start, WARM_UP + SIGNALS, readable));
    Map<String, Long> acknowledged = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < WARM_UP + SIGNALS; i++) {
      Document signal = signal();
      String id = signal.getString("_id");
      requireStored(writer.append(signal).join());
      acknowledged.put(id, System.nanoTime());
      ids.add(id);
      TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
    }
    follower.join();
    Latencies lags = new Latencies();
    for (String id : ids.subList(WARM_UP, ids.size())) {
      long since = readable.getOrDefault(id, Long.MAX_VALUE);
      lags.add(Math.max(0, since - acknowledged.getOrDefault(id, since)));
    }
    String lag = name + ".lag." + whose;
    System.out.println(new Figure(lag + ".p50", lags.exceededBy(0.5), "ms").line());
    System.out.println(new Figure(lag + ".p99", lags.exceededBy(0.01), "ms").atMost(LAG_AIM));
  }

  private static void follow(
      Tailer tailer, Cursor start, int expected, Map<String, Long> readable) {
    Cursor cursor = start;
    while (readable.size() < expected) {
      FeedPage page = tailer.awaitAndRead(cursor, PAGE, Duration.ofSeconds(1));
      long now = System.nanoTime();
      page.documents().forEach(signal -> readable.put(signal.getString("_id"), now));
      cursor = page.next();
    }
  }

  /// Where the feed ends now.
  private Cursor end(Tailer tailer) {
    Cursor cursor = Cursor.start(Cursor.ALL);
    int read = 0;
    while (read < made) {
      FeedPage page = tailer.awaitAndRead(cursor, PAGE, Duration.ofSeconds(1));
      read += page.documents().size();
      cursor = page.next();
    }
    return cursor;
  }

  private void backlog(LaneWriter writer) {
    while (made < BACKLOG) {
      List<Document> batch = new ArrayList<>();
      for (int i = 0; i < PAGE; i++) {
        batch.add(signal());
      }
      writer.appendAll(batch).join().forEach(FeedBench::requireStored);
    }
  }

  /// By a process that has nothing in memory yet.
  private void fromTheStart() {
    try (Tailer tailer = lanes.openTailer()) {
      long start = System.nanoTime();
      end(tailer);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.println(new Figure(name + ".from-the-start", made / seconds, "signals/s").line());
    }
  }

  /// As large as an action with its context.
  private Document signal() {
    String id = "signal-" + made++;
    return new Document("_id", id)
        .append("id", id)
        .append("organization", "bench")
        .append("kind", "ACTION")
        .append("subject", "subject-" + made)
        .append("policy", "outreach")
        .append("version", 1)
        .append("option", "operational-efficiency")
        .append("suggestion", "suggestion-" + made)
        .append(
            "context",
            new Document("industry", "financial-services")
                .append("seniority", "vp")
                .append("touch", 1))
        .append("at", Instant.ofEpochSecond(1_700_000_000L + made))
        .append("recordedAt", Instant.ofEpochSecond(1_700_000_001L + made))
        .append("bodyHash", "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  }

  private static void requireStored(Appended appended) {
    if (!(appended instanceof Appended.Stored)) {
      throw new IllegalStateException("Not stored: " + appended);
    }
  }

  /// Leaves nothing on the server.
  @Override
  public void close() {
    store.database().drop();
    store.close();
  }
}
