package org.doubleloop.bench.worlds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.peers.Doubleloop;
import org.doubleloop.bench.peers.Doubleloop.Stated;
import org.doubleloop.bench.peers.Situation;
import org.doubleloop.bench.scene.Draw;
import org.doubleloop.bench.scene.Scene;
import org.doubleloop.bench.scene.World;

/// Whether the interval that is stated with a suggestion holds the truth about what it names, where
/// all eight attributes have a small effect, the option was chosen because it looked best, and what
/// it was learned from was chosen so too.
public final class IntervalBench {
  private static final List<Integer> LOOKS = List.of(300, 1_000, 3_000);
  private static final int ASKED = 100;
  private static final int PEOPLE = 20_000;
  private static final double AIM = 0.93;

  private final SplittableRandom random;
  private final World world;
  private final Doubleloop doubleloop;
  private final List<Situation> people;
  private final Map<Named, Double> means = new HashMap<>();

  private record Named(Map<String, String> cell, int option) {}

  /// @param chosen how often the interval of the chosen option held
  /// @param width how wide it was
  /// @param any how often that of a fixed option did
  private record Look(double chosen, double width, double any) {}

  private IntervalBench(long seed) {
    this.random = new SplittableRandom(seed);
    this.world = Scene.ALL_ATTRIBUTES.create(random);
    this.doubleloop = Doubleloop.even(Scene.LEVELS.size(), Scene.OPTIONS, 0.1, seed);
    this.people = Stream.generate(() -> world.population().next(random)).limit(PEOPLE).toList();
  }

  public static void main(String[] arguments) {
    run(Setting.of(arguments));
  }

  static void run(Setting setting) {
    List<List<Look>> worlds =
        Sample.worlds(setting.worlds(), setting.seed(), seed -> new IntervalBench(seed).looks());
    System.out.printf(
        Locale.ROOT, "Intervals of 95 %% that hold what they name, exploration .1, %s%n", setting);
    System.out.printf(
        Locale.ROOT,
        "%-10s %-18s %-18s %s%n",
        "decisions",
        "the chosen option",
        "its width",
        "a fixed option");
    for (int look = 0; look < LOOKS.size(); look++) {
      int place = look;
      Sample chosen = Sample.of(worlds, world -> world.get(place).chosen());
      Sample width = Sample.of(worlds, world -> world.get(place).width());
      Sample any = Sample.of(worlds, world -> world.get(place).any());
      System.out.printf(Locale.ROOT, "%-10d %-18s %-18s %s%n", LOOKS.get(look), chosen, width, any);
      String name = "worlds.interval." + LOOKS.get(look);
      System.out.println(new Figure(name + ".chosen-covered", chosen.mean(), "share").atLeast(AIM));
      System.out.println(new Figure(name + ".width", width.mean(), "rate").line());
    }
  }

  private List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    int last = 0;
    for (int number : LOOKS) {
      for (Draw draw : world.draws(number - last, random)) {
        int option = doubleloop.choose(draw.situation());
        doubleloop.learn(draw.situation(), option, draw.succeeds(option));
      }
      last = number;
      looks.add(look());
    }
    return looks;
  }

  private Look look() {
    double chosen = 0;
    double width = 0;
    double any = 0;
    for (int i = 0; i < ASKED; i++) {
      Situation situation = world.population().next(random);
      Stated stated = doubleloop.chosen(situation);
      chosen += holds(stated, situation) ? 1 : 0;
      width += stated.high() - stated.low();
      any += holds(doubleloop.stated(situation, 0), situation) ? 1 : 0;
    }
    return new Look(chosen / ASKED, width / ASKED, any / ASKED);
  }

  private boolean holds(Stated stated, Situation situation) {
    double truth =
        stated.cell().size() == situation.attributes()
            ? world.chance(0, situation, stated.option())
            : means.computeIfAbsent(new Named(stated.cell(), stated.option()), this::mean);
    return stated.low() <= truth && truth <= stated.high();
  }

  private double mean(Named named) {
    return people.stream()
        .filter(situation -> situation.isAmong(named.cell()))
        .mapToDouble(situation -> world.chance(0, situation, named.option()))
        .average()
        .orElse(Double.NaN);
  }
}
