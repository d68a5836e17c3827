package org.doubleloop.bench.trials;

import java.util.List;
import java.util.Map;
import org.doubleloop.bench.Figure;
import org.doubleloop.recommender.hunch.Contrast;
import org.doubleloop.recommender.hunch.Hunches;

/// Whether hunches show what is there, and nothing where nothing is.
public final class HunchBench {
  private static final int FIRST = 1_000;
  private static final int EVERY = 100;
  private static final int OUTCOMES = 3_000;
  private static final double BASE = .15;

  /// An eighth of all units.
  private static final Map<Integer, Integer> EIGHTH = Map.of(0, 1, 1, 2);

  /// What hunches came to.
  ///
  /// @param found runs in which the place or one around it was shown
  /// @param better those whose option is truly better at the place
  /// @param inLine those of which the place is the pattern's too, or around or within it
  record Shown(int found, int all, int better, int inLine) {
    private Shown plus(Shown other) {
      return new Shown(
          found + other.found, all + other.all, better + other.better, inLine + other.inLine);
    }
  }

  private HunchBench() {}

  public static void main(String[] arguments) {
    run(Runs.of(arguments));
  }

  static void run(Runs runs) {
    System.out.println("Hunches, four options at 15 %, 141 contrasts");
    System.out.println(
        new Figure("hunch.none-where-nothing-is", anyByFirst(runs, false), "share").atMost(.05));
    System.out.println(
        new Figure("hunch.none-where-nothing-is-learning", anyByFirst(runs, true), "share")
            .atMost(.05));
    say(runs, "hunch.20-points", .2, .5, false, true);
    say(runs, "hunch.20-points-learning", .2, .5, true, true);
    say(runs, "hunch.10-points", .1, .5, false, false);
    say(runs, "hunch.20-points-exploration-.1", .2, .1, false, false);
    say(runs, "hunch.20-points-exploration-1", .2, 1, false, false);
  }

  private static void say(
      Runs runs, String name, double more, double exploration, boolean learns, boolean aims) {
    Shown shown = shown(runs, more, exploration, learns);
    var found = new Figure(name + ".found", (double) shown.found() / runs.number(), "share");
    double all = Math.max(1, shown.all());
    var right = new Figure(name + ".right", shown.better() / all, "share");
    System.out.println(aims ? found.atLeast(.5) : found.line());
    System.out.println(aims ? right.atLeast(.75) : right.line());
    System.out.println(new Figure(name + ".at-the-place", shown.inLine() / all, "share").line());
  }

  static Shown shown(Runs runs, double more, double exploration, boolean learns) {
    Shown shown = new Shown(0, 0, 0, 0);
    for (int run = 0; run < runs.number(); run++) {
      shown = shown.plus(shown(more, exploration, learns, runs.seed() + run));
    }
    return shown;
  }

  private static Shown shown(double more, double exploration, boolean learns, long seed) {
    var market = new Market(Loop.sizes(), 4, BASE, new Pattern(2, EIGHTH, more));
    var loop = new Loop(market, exploration, learns, seed);
    var book = new Book();
    for (int units = 0; units < OUTCOMES; units += EVERY) {
      loop.live(book, EVERY);
    }
    List<Contrast> hunches = Hunches.among(book.sample());
    int found = 0;
    int better = 0;
    int inLine = 0;
    for (Contrast hunch : hunches) {
      Map<Integer, Integer> place = Names.place(hunch.place());
      int option = Names.number(hunch.better());
      boolean isBetter = market.difference(place, option, Names.number(hunch.than())) > 0;
      better += isBetter ? 1 : 0;
      inLine += isBetter && market.isInLine(place) ? 1 : 0;
      if (isBetter && !place.isEmpty() && EIGHTH.entrySet().containsAll(place.entrySet())) {
        found = 1;
      }
    }
    return new Shown(found, hunches.size(), better, inLine);
  }

  /// The share of worlds without any difference that show one at some look.
  static double anyByFirst(Runs runs, boolean learns) {
    int any = 0;
    for (int run = 0; run < runs.number(); run++) {
      var market = new Market(Loop.sizes(), 4, BASE, Pattern.NONE);
      var loop = new Loop(market, .5, learns, runs.seed() + run);
      var book = new Book();
      boolean shown = false;
      for (int units = 0; units < FIRST && !shown; units += EVERY) {
        loop.live(book, EVERY);
        shown = !Hunches.among(book.sample()).isEmpty();
      }
      any += shown ? 1 : 0;
    }
    return (double) any / runs.number();
  }
}
