package org.doubleloop.bench;

import java.lang.ref.Reference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.FeedReader;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.fold.FoldProperties;
import org.doubleloop.recommender.fold.Snapshots;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.tick.Tick;
import org.jspecify.annotations.Nullable;

/// What it takes to keep the units of one policy that chance gave an option: as many open ones as
/// are ever kept, a whole sample, and a reply to every fourth of them. They are told to the part of
/// the fold that keeps them as two feeds would, and saved and restored on the embedded store or,
/// with `DOUBLELOOP_MONGODB_URI`, on that.
public final class AssignedBench {
  private static final int CLOSED = 20_000;
  private static final int OPEN = 100_000;
  private static final int PAGE = 1_000;
  private static final double MOST_MEGABYTES = 64;
  private static final double MOST_SECONDS = 1;
  private static final Duration APART = Duration.ofSeconds(10);
  private static final Instant OPENS = MadeSignals.START.plus(Duration.ofDays(20));
  private static final PolicyVersion VERSION =
      MadeSignals.policy(
          0.5,
          List.of(
              attribute("industry", "retail", "finance", "health", "energy"),
              attribute("seniority", "vp", "director", "manager"),
              attribute("region", "north", "east", "south", "west")),
          List.of("one", "two", "three"));

  private final SplittableRandom world = new SplittableRandom(14);
  private final List<FeedItem> own = new ArrayList<>();
  private final List<FeedItem> signals = new ArrayList<>();

  private AssignedBench() {}

  public static void main(String[] arguments) throws Exception {
    String real = System.getenv("DOUBLELOOP_MONGODB_URI");
    if (real == null) {
      try (TemporaryFolder folder = TemporaryFolder.make();
          EmbeddedStore embedded = EmbeddedStore.open(folder.path())) {
        run(embedded.uri());
      }
    } else {
      run(real);
    }
    System.exit(0);
  }

  private static void run(String uri) throws InterruptedException {
    try (Store store = Store.open(new StoreProperties(uri, "assigned-" + System.nanoTime()))) {
      new AssignedBench().run(store);
    }
  }

  private void run(Store store) throws InterruptedException {
    for (int n = 0; n < CLOSED + OPEN; n++) {
      live(n);
    }
    var passed = OPENS.plus(Duration.ofDays(12));
    own.add(new Tick(Tick.ALL, passed, passed));
    int items = own.size() + signals.size();
    var assigned = new Assigned(policies(), new Experiments(), clock());
    var fold = fold(assigned, store);
    long start = System.nanoTime();
    while (assigned.standing(VERSION.key()).closed() < CLOSED) {
      fold.readOn(new Listed(Feed.OWN, own));
      fold.readOn(new Listed(Feed.SIGNALS, signals));
    }
    print("folded-per-second", items / seconds(start), "items/s");
    own.clear();
    signals.clear();
    var standing = assigned.standing(VERSION.key());
    print("open", standing.open(), "units");
    print("sampled", assigned.of(VERSION.key()).sample().size(), "units");
    save(fold, store);
  }

  /// Saves it, restores it with nothing else in the way, and says how much memory there is to spare
  /// once what was restored is gone.
  private void save(Fold fold, Store store) {
    long start = System.nanoTime();
    fold.save();
    print("saved-in", seconds(start), "s");
    for (int i = 0; i < 3; i++) {
      long with = usedWithRestored(store);
      System.out.println(
          new Figure("assigned.memory", (with - used()) / 1e6, "MB").atMost(MOST_MEGABYTES));
    }
  }

  /// As long as what was restored is held.
  private static long usedWithRestored(Store store) {
    Assigned restored = restored(store);
    try {
      return used();
    } finally {
      Reference.reachabilityFence(restored);
    }
  }

  private static Assigned restored(Store store) {
    var restored = new Assigned(policies(), new Experiments(), clock());
    long start = System.nanoTime();
    fold(restored, store).restore();
    System.out.println(
        new Figure("assigned.restored-in", seconds(start), "s").atMost(MOST_SECONDS));
    if (restored.standing(VERSION.key()).open() != OPEN) {
      throw new IllegalStateException("not all was restored");
    }
    return restored;
  }

  private static void print(String name, double value, String unit) {
    System.out.println(new Figure("assigned." + name, value, unit).line());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    var memory = Runtime.getRuntime();
    return memory.totalMemory() - memory.freeMemory();
  }

  private static Clock clock() {
    return Clock.fixed(OPENS.plus(Duration.ofDays(400)), ZoneOffset.UTC);
  }

  private static Policies policies() {
    var policies = new Policies(1_000_000, _ -> Optional.empty());
    policies.add(VERSION);
    policies.currentAt(OPENS.plus(Duration.ofDays(400)));
    return policies;
  }

  private static Fold fold(Assigned assigned, Store store) {
    return new Fold(
        List.of(assigned),
        new Snapshots(store),
        new FoldProperties(Duration.ofDays(1)),
        Clock.systemUTC());
  }

  private void live(int number) {
    var at =
        number < CLOSED
            ? MadeSignals.START.plusSeconds(number)
            : OPENS.plus(APART.multipliedBy(number - CLOSED));
    var unit = random(32);
    own.add(
        new SuggestionMade(
            VERSION.key(),
            1,
            uuid(),
            UnitKind.SUBJECT,
            unit,
            Map.of(
                "industry", one("retail", "finance", "health", "energy"),
                "seniority", one("vp", "director", "manager"),
                "region", one("north", "east", "south", "west")),
            null,
            one("one", "two", "three"),
            List.of("one", "two", "three"),
            List.of(666_666_667, 166_666_667, 166_666_667),
            new Draw(Reason.FIRST, 1, 1, "one", List.of()),
            null,
            at));
    if (number % 4 == 0) {
      var acted = MadeSignals.acted(unit, "one", Map.of(), at.plusSeconds(60));
      signals.add(MadeSignals.replied(acted, at.plusSeconds(4_000)));
    }
  }

  private String uuid() {
    return new UUID(world.nextLong(), world.nextLong()).toString();
  }

  private String random(int size) {
    var bytes = new byte[size];
    world.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String one(String... values) {
    return values[world.nextInt(values.length)];
  }

  private static Attribute attribute(String name, String... values) {
    return new Attribute(name, AttributeType.STRING, List.of(values), false);
  }

  /// A feed that is a list.
  private record Listed(Feed feed, List<FeedItem> items) implements FeedReader {
    @Override
    public Page read(@Nullable String cursor, Duration wait) {
      int from = cursor == null ? 0 : Integer.parseInt(cursor);
      int to = Math.min(items.size(), from + PAGE);
      return new Page(items.subList(from, to), Integer.toString(to), to < items.size());
    }
  }
}
