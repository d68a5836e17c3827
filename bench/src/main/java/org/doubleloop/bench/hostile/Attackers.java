package org.doubleloop.bench.hostile;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Scanner;

/// Those who attack, in a process of their own: what they take of this one would be in the way of
/// the neighbour before it is even on the line.
public final class Attackers implements AutoCloseable {

  private static final String END = "end";

  /// Another than the neighbour's: on Linux all of 127.0.0.0/8 are this machine's.
  private static final String ADDRESS = isLinux() ? "127.0.0.2" : Hostile.ADDRESS;

  /// What runs with a nice value keeps its processor for a part of its slice even when another
  /// wakes up; what is idle gives it up at once (sched(7)).
  private static final List<String> LOWEST =
      isLinux() ? List.of("chrt", "--idle", "0") : List.of("nice", "-n", "19");

  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader reports;

  private Attackers(Process process) {
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.reports = process.inputReader(StandardCharsets.UTF_8);
  }

  static Attackers start(URI gateway) throws IOException {
    var command = new ArrayList<>(LOWEST);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Attackers.class.getName(),
            gateway.toString()));
    return new Attackers(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /// Begins an attack with a key of its own, and waits until it has begun.
  void begin(Attack attack, String key) throws IOException {
    order(attack.name() + " " + key);
    report();
  }

  /// Ends it.
  ///
  /// @return how often each status was answered
  String end() throws IOException {
    order(END);
    return report();
  }

  private String report() throws IOException {
    var report = reports.readLine();
    if (report == null) {
      throw new IOException("The attackers have ended");
    }
    return report;
  }

  private void order(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
  }

  @Override
  public void close() {
    process.destroy();
  }

  /// Takes the gateway's address, and orders from the standard input.
  public static void main(String[] arguments) throws IOException {
    var gateway = URI.create(arguments[0]);
    try (var input = new Scanner(System.in, StandardCharsets.UTF_8)) {
      while (input.hasNext()) {
        var attack = named(input.next());
        try (var http = new Http(gateway, ADDRESS);
            var attacker = new Attacker(http, input.next())) {
          attacker.begin(attack);
          System.out.println("begun");
          input.next(END);
          System.out.println(attacker.statuses());
        }
      }
    }
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  private static Attack named(String name) {
    return Attacks.ALL.stream()
        .filter(attack -> attack.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name));
  }
}
