package org.doubleloop.bench.trials;

import java.util.List;
import java.util.SplittableRandom;
import org.doubleloop.bench.Figure;
import org.doubleloop.recommender.evalue.Power;
import org.doubleloop.recommender.evalue.Stratum;
import org.doubleloop.recommender.evalue.Superiority;

/// A trial at one place: half of its units get b, with a look every 10, until the e-value is 20.
public final class TrialBench {
  private static final int EVERY = 10;
  private static final double ENOUGH = Math.log(20);

  private TrialBench() {}

  public static void main(String[] arguments) {
    run(Runs.of(arguments));
  }

  static void run(Runs runs) {
    System.out.println("Trials of one place, half of the units each, a look every 10");
    say("trial.found-20-points", found(runs, .15, .35, 300), .8);
    say("trial.found-10-points", found(runs, .15, .25, 1_000), .8);
    say("trial.found-5-points", found(runs, .15, .20, 3_000), .7);
    say("trial.found-doubled-3-percent", found(runs, .03, .06, 3_000), .8);
    System.out.println(
        new Figure("trial.found-nothing", found(runs, .15, .15, 3_000), "share").atMost(.05));
    System.out.println(
        new Figure("trial.found-nothing-3-percent", found(runs, .03, .03, 3_000), "share")
            .atMost(.05));
    foretold(runs, "trial.found-when-foretold-20-points", .15, .2);
    foretold(runs, "trial.found-when-foretold-5-points", .15, .05);
    foretold(runs, "trial.found-when-foretold-doubled-3-percent", .03, .03);
  }

  private static void say(String name, double share, double aim) {
    System.out.println(new Figure(name, share, "share").atLeast(aim));
  }

  /// As many units as are said to find it in four of five trials.
  private static void foretold(Runs runs, String name, double base, double more) {
    int units = (int) Power.units(base, more, .5, ENOUGH);
    double share = found(runs, base, base + more, units);
    System.out.println(new Figure(name, share, "share by " + units + " units").line());
  }

  static double found(Runs runs, double a, double b, int units) {
    int found = 0;
    for (int run = 0; run < runs.number(); run++) {
      found += isFound(new SplittableRandom(runs.seed() + run), a, b, units) ? 1 : 0;
    }
    return (double) found / runs.number();
  }

  private static boolean isFound(SplittableRandom random, double a, double b, int units) {
    long[] totals = new long[4];
    for (int unit = 1; unit <= units; unit++) {
      int given = random.nextInt(2);
      int success = random.nextDouble() < (given == 1 ? b : a) ? 1 : 0;
      totals[2 * given + success]++;
      var all = new Stratum(.5, totals[0], totals[1], totals[2], totals[3]);
      if (unit % EVERY == 0 && Superiority.logE(List.of(all)) >= ENOUGH) {
        return true;
      }
    }
    return false;
  }
}
