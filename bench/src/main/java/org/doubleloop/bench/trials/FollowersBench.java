package org.doubleloop.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.doubleloop.bench.Figure;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.evalue.Stratum;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.hunch.Assigned;
import org.doubleloop.recommender.hunch.Assigned.Chance;

/// People who follow suggestions where they would succeed anyway: nothing that is done matters, but
/// what was followed looks better than what was not.
///
/// Four of ten units are keen and succeed in 35 of a hundred cases, the others in 5, whatever they
/// get. Keen ones do what is suggested; the others do what they always did.
public final class FollowersBench {
  private static final int UNITS = 20_000;
  private static final int EVERY = 500;
  private static final double KEEN = .4;
  private static final double KEEN_RATE = .35;
  private static final double OTHER_RATE = .05;
  private static final double SHARE = .25;

  private FollowersBench() {}

  /// What one run came to.
  ///
  /// @param held whether anything was said to hold of what was assigned
  /// @param naive whether the same test, of what was done, found it
  record Run(boolean held, boolean naive) {}

  public static void main(String[] arguments) {
    run(Runs.of(arguments));
  }

  static void run(Runs runs) {
    System.out.println("Followed by those who would succeed anyway");
    List<Run> all = new ArrayList<>();
    for (int run = 0; run < runs.number(); run++) {
      all.add(life(runs.seed() + run));
    }
    int held = (int) all.stream().filter(Run::held).count();
    System.out.println(
        new Figure("followers.held", (double) held / all.size(), "share").atMost(.05));
    System.out.println(
        new Figure(
                "followers.found-by-what-was-done",
                (double) all.stream().filter(Run::naive).count() / all.size(),
                "share")
            .atLeast(.9));
  }

  static Run life(long seed) {
    var random = new SplittableRandom(seed);
    var names = new Names(Loop.sizes());
    var shares = new TreeMap<>(Map.of("option-0", 1 - SHARE, "option-1", SHARE));
    var chance = new Chance(1, shares, "option-0");
    var book = new Book();
    long[] done = new long[4];
    boolean naive = false;
    for (int unit = 1; unit <= UNITS; unit++) {
      boolean keen = random.nextDouble() < KEEN;
      int given = random.nextDouble() < SHARE ? 1 : 0;
      int success = random.nextDouble() < (keen ? KEEN_RATE : OTHER_RATE) ? 1 : 0;
      int followed = keen ? given : 0;
      done[2 * followed + success]++;
      List<Trait> traits = names.traits(Loop.sizes().stream().mapToInt(random::nextInt).toArray());
      book.close(new Assigned(chance, traits, Names.option(given), success * 10_000));
      if (unit % EVERY == 0) {
        book.look();
        naive |= isFound(done);
      }
    }
    return new Run(!book.held().isEmpty(), naive);
  }

  /// As if what was done had been assigned, with the share that was done.
  private static boolean isFound(long[] done) {
    double others = done[0] + done[1];
    double followed = done[2] + done[3];
    var stratum = new Stratum(followed / (others + followed), done[0], done[1], done[2], done[3]);
    return Superiority.logE(List.of(stratum)) >= Math.log(Superiority.ENOUGH);
  }
}
