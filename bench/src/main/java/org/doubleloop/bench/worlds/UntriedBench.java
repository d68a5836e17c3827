package org.doubleloop.bench.worlds;

import java.util.List;
import java.util.Locale;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.peers.Doubleloop;
import org.doubleloop.bench.peers.Situation;
import org.doubleloop.recommender.metric.Direction;

/// Whether an option that nobody ever tried comes before one that was tried, with exploration 0:
/// ignorance is no merit, whichever way the metric is wanted to move and in whatever order options
/// stand.
public final class UntriedBench {
  private static final Situation HERE = new Situation(0, 0);
  private static final Situation ELSEWHERE = new Situation(1, 1);

  private static final List<History> HISTORIES =
      List.of(
          new History("60 of 400", 60, 400, 0, 0),
          new History("1,500 of 10,000", 1_500, 10_000, 0, 0),
          new History("60 of 400, then a failure elsewhere", 60, 400, 0, 1),
          new History("60 of 400, then a success elsewhere", 60, 400, 1, 1),
          new History("a failure elsewhere", 0, 0, 0, 1),
          new History("a success elsewhere", 0, 0, 1, 1));

  /// What the tried option has come to here, and elsewhere.
  private record History(
      String name, int successes, int trials, int successesElsewhere, int trialsElsewhere) {}

  private UntriedBench() {}

  public static void main(String[] arguments) {
    run();
  }

  static void run() {
    System.out.println("What was tried stays before what was not, exploration 0");
    int wrong = 0;
    for (History history : HISTORIES) {
      for (Direction direction : Direction.values()) {
        boolean stays = stays(history, direction, 0) && stays(history, direction, 1);
        System.out.printf(
            Locale.ROOT, "%-38s %-10s %s%n", history.name(), direction, stays ? "yes" : "no");
        wrong += stays ? 0 : 1;
      }
    }
    System.out.println(new Figure("worlds.untried-first", wrong, "cases").atMost(0));
  }

  private static boolean stays(History history, Direction direction, int tried) {
    Doubleloop doubleloop = new Doubleloop(HERE.attributes(), 2, direction, 0, 1, 1);
    tell(doubleloop, HERE, tried, history.successes(), history.trials());
    tell(doubleloop, ELSEWHERE, tried, history.successesElsewhere(), history.trialsElsewhere());
    return doubleloop.top(HERE) == tried;
  }

  private static void tell(
      Doubleloop doubleloop, Situation situation, int option, int successes, int trials) {
    for (int i = 0; i < trials; i++) {
      doubleloop.learn(situation, option, i < successes);
    }
  }
}
