package org.doubleloop.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.quickstart.Quickstart;

/// Replays a logged experiment through the gateway, one caller at a time, with a quickstart of its
/// own over an empty folder.
public final class ReplayHttp {
  private static final int ORDER = 1;
  private static final double SLOWEST_AIM = 25;
  private static final double NORMAL_95 = 1.959963984540054;

  private ReplayHttp() {}

  /// Takes the mapping of columns; the log or the folder that it is in, or nothing for what
  /// `DOUBLELOOP_DATA` says; how many rows, or nothing for all; and the share of suggestions drawn
  /// by chance, or nothing for all.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 1 || arguments.length > 4) {
      System.err.println("Usage: ReplayHttp MAPPING [LOG [ROWS [EXPLORATION]]]");
      System.exit(2);
    }
    ColumnMapping mapping = ColumnMapping.read(Path.of(arguments[0]));
    Optional<Path> file = mapping.locate(argument(arguments, 1).orElse(""));
    if (file.isEmpty()) {
      System.err.println("Which log? Name it, or the folder it is in: make replay DATA=...");
      System.exit(2);
    }
    ReplayLog log = ReplayLog.read(file.get(), mapping);
    int rows = argument(arguments, 2).map(Integer::parseInt).orElse(log.rows().size());
    double share = argument(arguments, 3).map(Double::parseDouble).orElse(1.0);
    List<ReplayLog.Row> order = Replay.order(log, ORDER);
    run(log, mapping, order.subList(0, Math.clamp(rows, 1, order.size())), share);
  }

  private static Optional<String> argument(String[] arguments, int place) {
    return place < arguments.length && !arguments[place].isBlank()
        ? Optional.of(arguments[place].strip())
        : Optional.empty();
  }

  private static void run(
      ReplayLog log, ColumnMapping mapping, List<ReplayLog.Row> rows, double share)
      throws IOException, InterruptedException {
    LoggedPolicy policy = LoggedPolicy.of(log, mapping, share);
    try (TemporaryFolder folder = TemporaryFolder.make();
        Quickstart quickstart =
            Quickstart.start(folder.path(), 0, Map.of("logging.level.root", "WARN"));
        ApiCaller api = new ApiCaller(quickstart.address(), quickstart.keys().rep())) {
      HttpReplay replay = new HttpReplay(api, policy, mapping.outcome());
      Replay result = replay.run(rows);
      System.out.printf(
          Locale.ROOT,
          "%,d of the log's %,d rows, exploration %s: %,d followed, each counted once.%n",
          rows.size(),
          log.rows().size(),
          share,
          result.followed());
      earned(log, mapping.outcome(), result);
      took(replay);
      double memory = ResidentMemory.megabytes(ProcessHandle.current().pid());
      System.out.println(new Figure("replay.http.memory", memory, "MB").line());
    }
  }

  /// The log's mean and the followed rows share customers, which makes this interval of the
  /// difference wider than it need be, never narrower.
  private static void earned(ReplayLog log, String outcome, Replay result) {
    double rate = result.rate();
    double uniform = log.rate();
    double half =
        NORMAL_95
            * Math.sqrt(
                rate * (1 - rate) / result.followed()
                    + uniform * (1 - uniform) / log.rows().size());
    System.out.printf(
        Locale.ROOT,
        "%s rate %.4f under the suggestions, %.4f uniform: %+.4f, 95 %% interval [%+.4f, %+.4f]%n",
        outcome,
        rate,
        uniform,
        rate - uniform,
        rate - uniform - half,
        rate - uniform + half);
    String name = "replay.http." + outcome + "-rate";
    System.out.println(new Figure(name, rate, "rate").line());
    System.out.println(new Figure(name + "-difference", rate - uniform, "rate").line());
    System.out.println(new Figure(name + "-difference.low", rate - uniform - half, "rate").line());
    System.out.println(new Figure(name + "-difference.high", rate - uniform + half, "rate").line());
  }

  private static void took(HttpReplay replay) {
    Latencies calls = replay.suggestions();
    String name = "replay.http.suggestion";
    System.out.println(new Figure(name + ".p50", calls.exceededBy(0.5), "ms").line());
    System.out.println(new Figure(name + ".p99", calls.exceededBy(0.01), "ms").atMost(SLOWEST_AIM));
    System.out.println(
        new Figure(
                "replay.http.suggestions-per-second", calls.size() / calls.total(), "suggestions/s")
            .line());
    System.out.println(
        new Figure("replay.http.rows-per-second", calls.size() / replay.seconds(), "rows/s")
            .line());
  }
}
