package org.doubleloop.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/// Replays a logged experiment in this process: the recommender against Beta Thompson sampling
/// without a context and against chance, on the same orders of the same rows.
public final class ReplayBench {
  private static final int ORDERS = 20;
  private static final double LEAST_DIFFERENCE = -0.002;
  private static final double PAIRS_OF_PEER = 63_000;

  private final ReplayLog log;
  private final String outcome;

  private ReplayBench(ReplayLog log, String outcome) {
    this.log = log;
    this.outcome = outcome;
  }

  /// Takes the mapping of columns, and the log or the folder that it is in; without the second, the
  /// environment's `DOUBLELOOP_DATA` names it.
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("Usage: ReplayBench MAPPING [LOG]");
      System.exit(2);
    }
    ColumnMapping mapping = ColumnMapping.read(Path.of(arguments[0]));
    Optional<Path> file = mapping.locate(arguments.length == 2 ? arguments[1] : "");
    if (file.isEmpty()) {
      System.out.println("Skipped: no log is named, by an argument or by DOUBLELOOP_DATA.");
      return;
    }
    new ReplayBench(ReplayLog.read(file.get(), mapping), mapping.outcome()).run();
  }

  private void run() {
    List<Double> full = rates("recommender, full exploration", i -> new Recommending(log, 1, i));
    List<Double> tenth = rates("recommender, exploration 0.1", i -> new Recommending(log, 0.1, i));
    List<Double> plain = rates("Beta Thompson, no context", i -> new PlainThompson(log, i));
    List<Double> chance = rates("uniform", i -> new Uniform(log, i));
    Estimate behind = difference("full exploration - Beta Thompson", full, plain);
    difference("exploration 0.1 - Beta Thompson", tenth, plain);
    difference("full exploration - uniform", full, chance);

    String name = "replay.in-process." + outcome + "-rate";
    say(new Figure(name, Estimate.of(full).mean(), "rate").line());
    say(new Figure(name + "-difference", behind.mean(), "rate").atLeast(LEAST_DIFFERENCE));
    say(new Figure(name + "-exploration-0.1", Estimate.of(tenth).mean(), "rate").line());
    pace("", 1, PAIRS_OF_PEER);
    pace("-exploration-0", 0, PAIRS_OF_PEER);
  }

  private List<Double> rates(String name, IntFunction<Learner> learners) {
    List<Double> rates = new ArrayList<>();
    long followed = 0;
    for (int order = 1; order <= ORDERS; order++) {
      Replay replay = Replay.run(Replay.order(log, order), learners.apply(order));
      rates.add(replay.rate());
      followed += replay.followed();
    }
    say(
        String.format(
            Locale.ROOT,
            "%-34s %s %s rate, %d of %d rows followed, %d orders",
            name,
            Estimate.of(rates),
            outcome,
            followed / ORDERS,
            log.rows().size(),
            ORDERS));
    return rates;
  }

  private static Estimate difference(String name, List<Double> ones, List<Double> others) {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < ones.size(); i++) {
      differences.add(ones.get(i) - others.get(i));
    }
    Estimate estimate = Estimate.of(differences);
    say(String.format(Locale.ROOT, "%-34s %s paired", name, estimate));
    return estimate;
  }

  private void pace(String suffix, double share, double aim) {
    Pace pace = Pace.of(Replay.order(log, 0), () -> new Recommending(log, share, 1));
    String name = "decide-and-learn" + suffix;
    say(new Figure(name, pace.perSecond(), "pairs/s").atLeast(aim));
    say(new Figure(name + ".p50", pace.median(), "us").line());
    say(new Figure(name + ".p99", pace.slowest(), "us").line());
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
