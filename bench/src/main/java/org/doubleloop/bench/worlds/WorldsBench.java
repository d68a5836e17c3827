package org.doubleloop.bench.worlds;

/// All figures of made-up worlds, one after the other.
public final class WorldsBench {
  private WorldsBench() {}

  /// Takes how many worlds each figure is measured in, and the first one's seed.
  public static void main(String[] arguments) {
    Setting setting = Setting.of(arguments);
    // First: what the compiler has learned from other uses would slow it down.
    PaceBench.run(setting);
    RegretBench.run(setting);
    StratificationBench.run(setting);
    ManyOptionsBench.run(setting);
    IntervalBench.run(setting);
    UntriedBench.run();
  }
}
