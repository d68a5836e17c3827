package org.doubleloop.kit.heap;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks at how much time goes into collecting garbage, on a thread that waits for nothing else. A
/// service is told when it gets too much, and when it has been too much for the whole window the
/// process ends: at once, as an orderly end would take what is not there, and what was acknowledged
/// survives that.
public final class HeapWatch implements SmartLifecycle {
  /// What the process ends with: try again.
  public static final int EXIT_CODE = 75;

  private static final Logger log = LoggerFactory.getLogger(HeapWatch.class);
  private static final int LOOKS_IN_WINDOW = 30;
  private static final long MEBI = 1 << 20;

  /// Of several watches in one process one ends it.
  private static final AtomicBoolean ENDING = new AtomicBoolean();

  private final Duration window;
  private final long pauseMillis;
  private final Consumer<Boolean> ready;
  private final List<GarbageCollectorMXBean> pausing;
  private final CollectorLoad load;
  private boolean isReady = true;
  private volatile @Nullable Thread watching;

  /// @param ready told `false` when the collector leaves no time to work, and `true` when it does
  ///   again
  public HeapWatch(HeapProperties properties, Consumer<Boolean> ready) {
    this.window = properties.window();
    this.pauseMillis = window.toMillis() / LOOKS_IN_WINDOW;
    this.ready = ready;
    this.load = new CollectorLoad(window);
    this.pausing =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(collector -> isPausing(collector.getName()))
            .toList();
  }

  /// Whether nothing else runs during what a collector of this name counts. ZGC and Shenandoah call
  /// what they do beside the work *cycles*, G1 *concurrent*.
  static boolean isPausing(String name) {
    return !name.contains("Cycles") && !name.contains("Concurrent");
  }

  @Override
  public void start() {
    watching = Thread.ofPlatform().daemon().name("heap-watch").start(this::watch);
  }

  @Override
  public void stop() {
    var thread = watching;
    watching = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return watching != null;
  }

  private void watch() {
    try {
      while (isRunning()) {
        lookAgain();
      }
    } catch (InterruptedException stopped) {
      log.debug("no more looks at the heap");
    }
  }

  private void lookAgain() throws InterruptedException {
    try {
      Thread.sleep(pauseMillis);
      look();
    } catch (OutOfMemoryError full) {
      // no room even for this: the next look tells whether that lasts
    }
  }

  private void look() {
    var verdict = load.read(Duration.ofNanos(System.nanoTime()), collecting());
    try {
      tell(verdict == CollectorLoad.Verdict.FINE);
    } finally {
      if (verdict == CollectorLoad.Verdict.EXHAUSTED) {
        end();
      }
    }
  }

  private void tell(boolean isFine) {
    if (isReady != isFine) {
      ready.accept(isFine);
      isReady = isFine;
    }
  }

  private Duration collecting() {
    return Duration.ofMillis(
        pausing.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum());
  }

  private void end() {
    if (ENDING.compareAndSet(false, true)) {
      try {
        log.error(
            "More than nine tenths of the last {} s went into collecting garbage: this process ends"
                + " with code {} and is to be started again, with a heap of more than {} MiB where"
                + " that is not the first time",
            window.toSeconds(),
            EXIT_CODE,
            Runtime.getRuntime().maxMemory() / MEBI);
      } finally {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    }
  }
}
