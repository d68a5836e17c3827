package org.doubleloop.quickstart;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.DefaultApplicationArguments;

/// `java -jar quickstart.jar --port=8080 --folder=data`: all of Doubleloop on this machine until it
/// is stopped. Further arguments, such as `--doubleloop.llm.deadline=10s`, are settings of the
/// services.
public final class QuickstartApplication {

  private QuickstartApplication() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var given = new DefaultApplicationArguments(arguments);
    var settings = new TreeMap<String, String>();
    given.getOptionNames().forEach(name -> settings.put(name, last(given, name)));
    int port = Integer.parseInt(settings.getOrDefault("port", "8080"));
    var folder = Path.of(settings.getOrDefault("folder", "data"));
    settings.keySet().removeAll(Set.of("port", "folder"));
    System.out.println("Starting Doubleloop over " + folder.toAbsolutePath() + " ...");
    var quickstart = Quickstart.start(folder, port, Map.copyOf(settings));
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              quickstart.close();
              stopped.countDown();
            }));
    System.out.printf(
        "Ready after %.1f s: %s (results: %s/app, API: %s/docs). Stop it with Ctrl-C.%n",
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
        quickstart.address(),
        quickstart.address(),
        quickstart.address());
    stopped.await();
  }

  private static String last(DefaultApplicationArguments given, String name) {
    var values = given.getOptionValues(name);
    return values == null || values.isEmpty() ? "true" : values.getLast();
  }
}
