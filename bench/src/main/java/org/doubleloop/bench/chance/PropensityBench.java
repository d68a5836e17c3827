package org.doubleloop.bench.chance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.doubleloop.bench.Figure;
import org.doubleloop.recommender.exploration.Chance;

/// Whether what each option is worth can be told from what was logged while the recommender chose:
/// each is estimated by inverse propensities (SNIPS: Swaminathan and Joachims, NIPS 2015) with
/// those that the draws say, and its interval is held against the true rate.
public final class PropensityBench {

  private static final int WORLDS = 150;

  /// Those of tuning end below it.
  private static final long FIRST_SEED = 41_000;

  private static final double SHARE = 0.1;
  private static final int DECISIONS = 3_000;
  private static final List<String> OPTIONS = List.of("a", "b", "c", "d");
  private static final double LEAST = 0.93;

  private final double[] rates;
  private final SplittableRandom random;
  private final Suggesting suggesting;
  private final Snips[] estimates = new Snips[OPTIONS.size()];

  private PropensityBench(long seed) {
    random = new SplittableRandom(seed);
    rates = OPTIONS.stream().mapToDouble(_ -> 0.05 + 0.2 * random.nextDouble()).toArray();
    suggesting = new Suggesting(SHARE, seed, OPTIONS);
    Arrays.setAll(estimates, _ -> new Snips());
  }

  public static void main(String[] arguments) {
    int worlds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : WORLDS;
    int covered = 0;
    double width = 0;
    double sample = 0;
    for (int world = 0; world < worlds; world++) {
      var lived = new PropensityBench(FIRST_SEED + world);
      lived.liveThrough();
      for (int option = 0; option < OPTIONS.size(); option++) {
        var interval = lived.estimates[option].interval();
        covered += interval.holds(lived.rates[option]) ? 1 : 0;
        width += interval.width();
        sample += lived.estimates[option].effectiveSample();
      }
    }
    double all = (double) worlds * OPTIONS.size();
    double coverage = covered / all;
    System.out.println(
        String.format(
            Locale.ROOT,
            "share %.1f, %,d decisions, %d options: %d worlds, coverage %.4f +-%.4f",
            SHARE,
            DECISIONS,
            OPTIONS.size(),
            worlds,
            coverage,
            1.96 * Math.sqrt(coverage * (1 - coverage) / all)));
    System.out.println(new Figure("chance.snips-coverage", coverage, "share").atLeast(LEAST));
    System.out.println(new Figure("chance.snips-width", width / all, "rate").line());
    System.out.println(new Figure("chance.snips-effective-sample", sample / all, "units").line());
  }

  /// An account each hour and a half, each of them once.
  private void liveThrough() {
    for (int i = 0; i < DECISIONS; i++) {
      Instant now = Suggesting.START.plus(90L * i, ChronoUnit.MINUTES);
      suggesting.pass(now);
      var account = "account-" + i;
      var choice = suggesting.suggest(account, now);
      int option = OPTIONS.indexOf(choice.option().option());
      boolean success = random.nextDouble() < rates[option];
      var at = now.plus((long) (-Math.log(1 - random.nextDouble()) * 48), ChronoUnit.HOURS);
      boolean inTime = success && at.isBefore(now.plus(Suggesting.WINDOW));
      suggesting.act(account, choice, now, inTime ? at : null);
      var among = choice.draw().among();
      estimates[option].add(propensity(among, OPTIONS.get(option)), success);
    }
  }

  private static double propensity(List<Chance> among, String option) {
    return among.stream()
        .filter(each -> each.option().equals(option))
        .mapToDouble(Chance::propensity)
        .findFirst()
        .orElseThrow();
  }
}
