package org.doubleloop.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// The quickstart in a process of its own over an empty folder, as `make run` starts it.
public final class QuickstartProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern HEAP_IN_USE = Pattern.compile("used (\\d+)K");

  private final TemporaryFolder folder;
  private final URI gateway;
  private final Process process;
  private final double secondsToReady;

  private QuickstartProcess(Path options, Path jar, TemporaryFolder folder, List<String> settings)
      throws IOException, InterruptedException {
    this.folder = folder;
    int port = freePort();
    this.gateway = URI.create("http://127.0.0.1:" + port);
    long start = System.nanoTime();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                "-jar",
                jar.toString(),
                "--port=" + port,
                "--folder=" + folder.path()));
    command.addAll(settings);
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    try {
      awaitReady();
    } catch (IOException | InterruptedException | IllegalStateException e) {
      end();
      throw e;
    }
    this.secondsToReady = (System.nanoTime() - start) / 1e9;
  }

  /// Starts it, and waits until it says that it is ready.
  ///
  /// @param options the file of the JVM's options
  /// @param settings of the services, as arguments: `--name=value`
  /// @throws IllegalStateException with its log when it does not start
  public static QuickstartProcess start(Path options, Path jar, String... settings)
      throws IOException, InterruptedException {
    return over(TemporaryFolder.make(), options, jar, settings);
  }

  /// Starts it over a folder that has its store, and is gone when it is closed.
  public static QuickstartProcess over(
      TemporaryFolder folder, Path options, Path jar, String... settings)
      throws IOException, InterruptedException {
    return new QuickstartProcess(options, jar, folder, List.of(settings));
  }

  /// Where its gateway listens.
  public URI gateway() {
    return gateway;
  }

  /// One of its first keys: `admin`, `rep` or `reviewer`.
  public String key(String owner) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(folder.path().resolve("first-keys.json")))
        .path(owner)
        .asString();
  }

  /// The CPU time that it has taken.
  public Duration busy() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /// Megabytes that it holds in memory.
  public double megabytes() throws IOException {
    return ResidentMemory.megabytes(process.pid());
  }

  /// Waits until it has nothing to do: until it takes less than a tenth of a core for some seconds.
  ///
  /// @return whether it had, in time
  public boolean awaitRest(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    int quiet = 0;
    while (quiet < 3 && System.nanoTime() < deadline) {
      Duration before = busy();
      TimeUnit.SECONDS.sleep(2);
      quiet = busy().minus(before).toMillis() < 200 ? quiet + 1 : 0;
    }
    return quiet >= 3;
  }

  /// Megabytes of its heap that are in use after a collection.
  public double heapMegabytes() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher used = HEAP_IN_USE.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("The JVM does not say what is in use");
    }
    return Long.parseLong(used.group(1)) * 1024 / 1e6;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                command)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return said;
  }

  /// How long it took from its start until it was ready.
  public double secondsToReady() {
    return secondsToReady;
  }

  private Path log() {
    return folder.path().resolve("quickstart.log");
  }

  private void awaitReady() throws IOException, InterruptedException {
    HttpRequest probe =
        HttpRequest.newBuilder(gateway.resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!isReady(http, probe)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException("It does not start:\n" + Files.readString(log()));
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest probe) throws InterruptedException {
    try {
      return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    folder.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
