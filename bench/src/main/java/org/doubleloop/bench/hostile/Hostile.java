package org.doubleloop.bench.hostile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.QuickstartProcess;
import org.doubleloop.bench.hostile.Neighbour.Experience;

/// Makes every attack on a quickstart, one after the other, beside a well-behaved caller.
public final class Hostile {

  static final String ADDRESS = "127.0.0.1";
  private static final double SLOWER_AIM = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Http http;
  private final String admin;
  private final Neighbour neighbour;
  private final Duration time;

  /// What came of one attack.
  ///
  /// @param quiet the neighbour's time before it
  /// @param attacked the neighbour's time during it
  record Outcome(Attack attack, Experience quiet, Experience attacked, String statuses) {}

  private Hostile(Http http, String admin, Duration time) throws IOException, InterruptedException {
    this.http = http;
    this.admin = admin;
    this.time = time;
    this.neighbour = new Neighbour(http, Setting.key(http, admin, "neighbour"));
  }

  /// Takes the file of the JVM's options, the quickstart's jar, how many seconds each attack lasts,
  /// and the names of attacks as a pattern, or nothing for all.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    if (arguments.length < 3 || arguments.length > 4) {
      System.err.println("Usage: Hostile JVM-OPTIONS JAR SECONDS [ATTACKS]");
      System.exit(2);
    }
    var time = Duration.ofSeconds(Long.parseLong(arguments[2]));
    var names = Pattern.compile(arguments.length == 4 ? arguments[3] : ".*");
    var attacks =
        Attacks.ALL.stream().filter(attack -> names.matcher(attack.name()).matches()).toList();
    if (attacks.isEmpty()) {
      throw new IllegalArgumentException("No attack has such a name: " + names);
    }
    try (var quickstart = QuickstartProcess.start(Path.of(arguments[0]), Path.of(arguments[1]))) {
      var outcomes = run(quickstart.gateway(), quickstart.key("admin"), time, attacks);
      System.out.println(new Figure("hostile.memory", quickstart.megabytes(), "MB").line());
      tell(outcomes);
    }
  }

  /// Makes each attack for so long.
  static List<Outcome> run(URI gateway, String admin, Duration time, List<Attack> attacks)
      throws IOException, InterruptedException, ExecutionException {
    try (var http = new Http(gateway, ADDRESS)) {
      return new Hostile(http, admin, time).make(attacks);
    }
  }

  private List<Outcome> make(List<Attack> attacks)
      throws IOException, InterruptedException, ExecutionException {
    prepare();
    var outcomes = new ArrayList<Outcome>();
    try (var attackers = Attackers.start(http.gateway())) {
      for (var attack : attacks) {
        rehearse(attack, attackers);
        var quiet = neighbour.live(time);
        attackers.begin(attack, Setting.key(http, admin, attack.name()));
        var attacked = neighbour.live(time);
        var outcome = new Outcome(attack, quiet, attacked, attackers.end());
        System.err.println(said(outcome));
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  /// Makes it before any counts, and waits until nothing is left of it: what runs for the first
  /// time is compiled, and that takes more of two cores than the attack does.
  private void rehearse(Attack attack, Attackers attackers)
      throws IOException, InterruptedException {
    attackers.begin(attack, Setting.key(http, admin, attack.name() + "-rehearsed"));
    neighbour.live(time.multipliedBy(2));
    attackers.end();
    neighbour.live(time.dividedBy(2));
  }

  /// Waits until what has been made is suggested by, and until the process has warmed up.
  private void prepare() throws IOException, InterruptedException, ExecutionException {
    var key = Setting.key(http, admin, "preparation");
    var policy = Map.of("id", Setting.POLICY, "content", Setting.content());
    var made = http.post("/v1/policies", key, policy);
    if (!made.isGood()) {
      throw new IllegalStateException("The policy was refused: " + made.body());
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!http.post("/v1/suggestions", key, Setting.question("nobody")).isGood()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Nothing is suggested by the policy");
      }
      Thread.sleep(50);
    }
    neighbour.hurry(time.multipliedBy(6));
  }

  private static String said(Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%s: p99 %.1f ms, before %.1f ms; refused %d of %d %s; the attacker got %s",
        outcome.attack().name(),
        outcome.attacked().slowest(),
        outcome.quiet().slowest(),
        outcome.attacked().refused().size(),
        outcome.attacked().latencies().size(),
        outcome.attacked().refused().stream().distinct().limit(3).toList(),
        outcome.statuses());
  }

  /// Each is held against the median of all that was measured right before attacks: what one answer
  /// in a hundred exceeds within some seconds is the accident of a few.
  private static void tell(List<Outcome> outcomes) {
    double quiet =
        outcomes.stream()
            .map(outcome -> outcome.quiet().slowest())
            .sorted()
            .toList()
            .get(outcomes.size() / 2);
    System.out.println(new Figure("hostile.quiet.p99", quiet, "ms").line());
    for (var outcome : outcomes) {
      var name = "hostile." + outcome.attack().name();
      int refused = outcome.attacked().refused().size();
      System.out.println(new Figure(name + ".refused", refused, "requests").atMost(0));
      double slower = outcome.attacked().slowest() / quiet;
      System.out.println(new Figure(name + ".p99", slower, "x").atMost(SLOWER_AIM));
    }
  }
}
