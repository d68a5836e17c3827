package org.doubleloop.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.doubleloop.bench.Figure;
import org.doubleloop.recommender.evalue.DifferenceSequence;
import org.doubleloop.recommender.evalue.Interval;
import org.doubleloop.recommender.hunch.Contrast;

/// What is said to hold by a loop that nominates what stands out and tests it on the units that
/// come after.
public final class HoldsBench {
  static final Map<Integer, Integer> EIGHTH = Map.of(0, 1, 1, 2);
  private static final int NEXT = 10_000;

  private HoldsBench() {}

  /// One loop's life.
  ///
  /// @param found whether the pattern was said to hold at its place
  /// @param around the same, or at one around it
  /// @param said what held, each once
  /// @param wrong those of which the option is truly not better
  record Life(boolean found, boolean around, int said, int wrong, List<Forecast> forecasts) {}

  /// The interval said when it held, and what came of it.
  record Forecast(Interval interval, Loop.Ahead ahead) {}

  public static void main(String[] arguments) {
    run(Runs.of(arguments));
  }

  static void run(Runs runs) {
    System.out.println("What holds: a look every 500 units, 20,000 units, nothing to find");
    nothing(runs, "holds.nothing", .15, false);
    nothing(runs, "holds.nothing-learning", .15, true);
    found(runs.fewer(10));
  }

  static void found(Runs runs) {
    System.out.println("An eighth is 5 points better, 100,000 units, exploration .5");
    List<Life> two = lives(runs, seed -> life(2, .10, .05, true, seed));
    say("holds.two-options", two, true);
    List<Life> fixed = lives(runs, seed -> life(2, .10, .05, false, seed));
    say("holds.two-options-by-rule", fixed, false);
    List<Life> four = lives(runs, seed -> life(4, .15, .05, true, seed));
    say("holds.four-options", four, false);
    List<Forecast> forecasts = new ArrayList<>();
    for (List<Life> lives : List.of(two, fixed, four)) {
      lives.forEach(life -> forecasts.addAll(life.forecasts()));
    }
    foretold(forecasts);
  }

  private static void nothing(Runs runs, String name, double base, boolean learns) {
    int any = said(runs, base, learns);
    System.out.println(new Figure(name, (double) any / runs.number(), "share").line());
    System.out.println(
        new Figure(name + ".upper", Runs.upper(any, runs.number()), "share").atMost(.065));
  }

  /// In how many worlds without a difference something is said to hold at some look.
  static int said(Runs runs, double base, boolean learns) {
    int any = 0;
    for (int run = 0; run < runs.number(); run++) {
      var loop =
          new Loop(new Market(Loop.sizes(), 4, base, Pattern.NONE), .5, learns, runs.seed() + run);
      var book = new Book();
      for (int look = 0; look < 40 && book.held().isEmpty(); look++) {
        loop.live(book, 500);
        book.look();
      }
      any += book.held().isEmpty() ? 0 : 1;
    }
    return any;
  }

  static List<Life> lives(Runs runs, LongFunction<Life> life) {
    List<Life> lives = new ArrayList<>();
    for (int run = 0; run < runs.number(); run++) {
      lives.add(life.apply(runs.seed() + run));
    }
    return lives;
  }

  static Life life(int options, double base, double more, boolean learns, long seed) {
    var market = new Market(Loop.sizes(), options, base, new Pattern(1, EIGHTH, more));
    var loop = new Loop(market, .5, learns, seed);
    var book = new Book();
    boolean found = false;
    boolean around = false;
    int said = 0;
    int wrong = 0;
    List<Forecast> forecasts = new ArrayList<>();
    for (int look = 0; look < 50; look++) {
      loop.live(book, 2_000);
      for (Contrast contrast : book.look()) {
        Map<Integer, Integer> place = Names.place(contrast.place());
        int better = Names.number(contrast.better());
        int than = Names.number(contrast.than());
        double truth = market.difference(place, better, than);
        said++;
        wrong += truth > 0 ? 0 : 1;
        found |= truth > 0 && place.equals(EIGHTH);
        around |= truth > 0 && EIGHTH.entrySet().containsAll(place.entrySet());
        Interval interval = DifferenceSequence.of(book.strata(contrast)).orElseThrow();
        forecasts.add(new Forecast(interval, loop.ahead(place, better, than, NEXT)));
      }
    }
    return new Life(found, around, said, wrong, forecasts);
  }

  static void say(String name, List<Life> lives, boolean aims) {
    double runs = lives.size();
    var found = new Figure(name + ".found", share(lives, Life::found), "share");
    var around = new Figure(name + ".found-or-around", share(lives, Life::around), "share");
    var wrong =
        new Figure(
            name + ".false",
            lives.stream()
                    .mapToDouble(life -> (double) life.wrong() / Math.max(1, life.said()))
                    .sum()
                / runs,
            "share");
    System.out.println(aims ? found.atLeast(.9) : found.line());
    System.out.println(around.line());
    System.out.println(wrong.atMost(.05));
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %.1f said to hold in a run",
            name,
            lives.stream().mapToInt(Life::said).sum() / runs));
  }

  private static double share(List<Life> lives, Predicate<Life> what) {
    return (double) lives.stream().filter(what).count() / lives.size();
  }

  private static void foretold(List<Forecast> forecasts) {
    double number = Math.max(1, forecasts.size());
    System.out.println(
        new Figure(
                "holds.interval-holds-effect",
                forecasts.stream()
                        .filter(each -> each.interval().holds(each.ahead().effect()))
                        .count()
                    / number,
                "share of " + forecasts.size())
            .atLeast(.93));
    System.out.println(
        new Figure(
                "holds.interval-holds-as-counted",
                forecasts.stream()
                        .filter(each -> each.interval().holds(each.ahead().counted()))
                        .count()
                    / number,
                "share")
            .line());
    System.out.println(
        new Figure(
                "holds.interval-width",
                forecasts.stream()
                        .mapToDouble(each -> each.interval().high() - each.interval().low())
                        .sum()
                    / number,
                "rate")
            .line());
  }
}
