package org.doubleloop.kit.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.doubleloop.kit.lane.FaultyWire.Fate;
import org.doubleloop.kit.store.StoreProperties;

/// Some processes over one store, and what may happen to them, drawn by a seed.
final class LaneStorm implements AutoCloseable {
  private static final int PROCESSES = 3;

  private final StoreProperties store;
  private final LaneSettings settings;
  private final SplittableRandom random;
  private final List<Member> living = new CopyOnWriteArrayList<>();
  private final List<Member> all = new ArrayList<>();
  private volatile boolean calm = true;

  LaneStorm(StoreProperties store, LaneSettings settings, long seed) {
    this.store = store;
    this.settings = settings;
    this.random = new SplittableRandom(seed);
    while (living.size() < PROCESSES) {
      living.add(anew());
    }
    calm = false;
  }

  /// A process with a wire and clocks of its own.
  final class Member implements AutoCloseable {
    private final FaultyWire wire;
    private final AtomicLong wall = new AtomicLong();
    private final AtomicLong monotonic = new AtomicLong();
    private final Feed feed;
    private volatile boolean killed;
    final LaneWriter writer;
    final Tailer tailer;

    private Member(long name) {
      try {
        wire = new FaultyWire(store, this::fate);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      var clock =
          new LaneClock(
              () -> Instant.now().plusNanos(wall.get()), () -> System.nanoTime() + monotonic.get());
      feed = new Feed(wire.database(), settings, clock, name);
      writer = feed.writer;
      tailer = feed.tailer;
    }

    private Fate fate(String request) {
      if (killed) {
        return Fate.CUT_BEFORE;
      }
      boolean writes = request.contains("\2insert\0") || request.contains("\2update\0");
      int draw = calm || !writes ? 100 : draw(100);
      return draw < 4
          ? Fate.CUT_BEFORE
          : draw < 8 ? Fate.CUT_AFTER : draw < 16 ? Fate.DELAY : Fate.PASS;
    }

    @Override
    public void close() {
      feed.close();
      try {
        wire.close();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  /// Starts a process while nothing breaks.
  Member anew() {
    boolean before = calm;
    calm = true;
    var process = new Member(draw(1 << 30));
    calm = before;
    all.add(process);
    return process;
  }

  Member any(SplittableRandom by) {
    return living.get(by.nextInt(PROCESSES));
  }

  Member oldest() {
    return living.getFirst();
  }

  /// Something happens to some process.
  void strike() {
    var struck = living.get(draw(PROCESSES));
    switch (draw(40)) {
      case 0 -> {
        struck.killed = true;
        living.set(living.indexOf(struck), anew());
      }
      case 1, 2, 3 -> struck.wall.addAndGet(Duration.ofHours(25).toNanos());
      case 4 -> struck.wall.addAndGet(Duration.ofHours(-60).toNanos());
      case 5 -> struck.wall.addAndGet(Duration.ofSeconds(61).toNanos());
      case 6 -> struck.monotonic.addAndGet(Duration.ofSeconds(61).toNanos());
      default -> all.get(draw(all.size())).wire.letOneGo();
    }
  }

  /// It is over: what was delayed arrives, and whoever was killed is found dead.
  void pass() {
    calm = true;
    for (Member process : all) {
      while (process.wire.letOneGo()) {
        // Until none is left.
      }
    }
    living.forEach(process -> process.wall.addAndGet(Duration.ofHours(60).toNanos()));
  }

  private synchronized int draw(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public void close() {
    calm = true;
    // So that they need not run into their time limits.
    all.forEach(member -> member.killed = false);
    try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach(process -> closing.execute(process::close));
    }
  }
}
