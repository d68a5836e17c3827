package org.doubleloop.bench.worlds;

/// All figures of made-up worlds, one after the other.
public final class WorldsBench {
  private WorldsBench() {}

  /// Takes how many worlds each figure is measured in, and the first one's seed.
  public static void main(String[] arguments) {
    Setting setting = Setting.of(arguments);
    RegretBench.run(setting);
    StratificationBench.run(setting);
    ManyOptionsBench.run(setting);
    IntervalBench.run(setting);
    PaceBench.run(setting);
    UntriedBench.run();
  }
}
