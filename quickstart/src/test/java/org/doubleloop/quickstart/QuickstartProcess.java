package org.doubleloop.quickstart;

import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The quickstart in a process of its own, which can be killed.
final class QuickstartProcess {

  private static final Duration READY = Duration.ofMinutes(2);

  private final Process process;
  private final URI address;

  private QuickstartProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /// @param settings what is configured otherwise than by default
  static QuickstartProcess start(Path folder, Map<String, String> settings) throws IOException {
    return start(folder, URI.create("http://127.0.0.1:" + freePort()), settings);
  }

  /// Starts it again where it was.
  static QuickstartProcess start(Path folder, URI address, Map<String, String> settings)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=0.2",
                "-Xmn200m",
                "-XX:+UseSerialGC",
                "-XX:MetaspaceSize=160m",
                "-XX:ReservedCodeCacheSize=240m",
                "-cp",
                System.getProperty("java.class.path"),
                QuickstartApplication.class.getName(),
                "--port=" + address.getPort(),
                "--folder=" + folder));
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("quickstart.log").toFile()))
            .start();
    var started = new QuickstartProcess(process, address);
    started.awaitReady();
    return started;
  }

  URI address() {
    return address;
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  private void awaitReady() {
    try (var http = HttpClient.newHttpClient()) {
      var probe =
          HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(1))
              .build();
      await()
          .atMost(READY)
          .pollInterval(Duration.ofMillis(50))
          .ignoreExceptionsInstanceOf(IOException.class)
          .failFast("the quickstart has ended", () -> !process.isAlive())
          .until(
              () -> http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
