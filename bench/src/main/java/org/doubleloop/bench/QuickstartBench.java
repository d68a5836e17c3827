package org.doubleloop.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the quickstart as `make run` does, some times, each over an empty folder: how long until
/// it says that it is ready, and what it holds in memory after some work.
public final class QuickstartBench {
  private static final int STARTS = 3;
  private static final int ASKED = 200;
  private static final double READY_AIM = 15;
  private static final double MEMORY_AIM = 700;

  private final Path options;
  private final Path jar;

  private QuickstartBench(Path options, Path jar) {
    this.options = options;
    this.jar = jar;
  }

  /// Takes the file of the JVM's options and the quickstart's jar.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      System.err.println("Usage: QuickstartBench JVM-OPTIONS JAR");
      System.exit(2);
    }
    new QuickstartBench(Path.of(arguments[0]), Path.of(arguments[1])).run();
  }

  private void run() throws IOException, InterruptedException {
    List<Started> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      Started started = start();
      System.out.println("Start " + (i + 1) + ": " + started);
      starts.add(started);
    }
    double seconds = starts.stream().mapToDouble(Started::seconds).max().orElseThrow();
    double megabytes = starts.stream().mapToDouble(Started::megabytes).max().orElseThrow();
    System.out.println(new Figure("quickstart.ready", seconds, "s").atMost(READY_AIM));
    System.out.println(new Figure("quickstart.memory", megabytes, "MB").atMost(MEMORY_AIM));
  }

  /// @param seconds from the start of the process to the first time that it is ready
  /// @param megabytes resident, as the kernel counts them
  private record Started(double seconds, double megabytes) {}

  private Started start() throws IOException, InterruptedException {
    try (QuickstartProcess process = QuickstartProcess.start(options, jar)) {
      work(process.gateway(), process.key("rep"));
      return new Started(process.secondsToReady(), process.megabytes());
    }
  }

  /// Some of everything, so that what is loaded lazily is loaded.
  private static void work(URI gateway, String key) throws IOException, InterruptedException {
    List<ReplayLog.Row> rows = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      rows.add(
          new ReplayLog.Row(Map.of("size", "s" + i % 3), i % 2 == 0 ? "one" : "other", i % 5 == 0));
    }
    ReplayLog log = new ReplayLog(List.of("one", "other"), List.of("size"), rows);
    ColumnMapping mapping =
        new ColumnMapping("none", "option", "success", "P1D", Map.of("size", "size"));
    try (ApiCaller api = new ApiCaller(gateway, key)) {
      new HttpReplay(api, LoggedPolicy.of(log, mapping, 1), mapping.outcome()).run(rows);
    }
  }
}
