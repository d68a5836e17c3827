package org.doubleloop.recommender.ranking;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.doubleloop.recommender.counts.CellSpace;
import org.doubleloop.recommender.counts.CellSpace.Attribute;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Horizon;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Window;

/// Made-up evidence about three options in contexts of three attributes.
public record Sample(CellSpace space, Counts counts) {
  public static final List<String> OPTIONS = List.of("efficiency", "growth", "sustainability");
  private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();
  private static final VersionMonth MONTH = new VersionMonth(1, 24_314);

  static {
    VALUES.put("region", List.of("north", "south", "east", "west"));
    VALUES.put("seniority", List.of("vp", "director", "manager"));
    VALUES.put("industry", List.of("financial", "retail", "health"));
  }

  public static Sample none() {
    List<Attribute> attributes =
        VALUES.entrySet().stream()
            .map(each -> new Attribute(each.getKey(), each.getValue()))
            .toList();
    return new Sample(new CellSpace(attributes), new Counts());
  }

  /// Actions with options drawn evenly, each successful at the rate of its option in its context.
  public static Sample drawn(
      int actions, long seed, ToDoubleBiFunction<String, Map<String, String>> rate) {
    Sample sample = none();
    Random random = new Random(seed);
    for (int i = 0; i < actions; i++) {
      Map<String, String> context = new LinkedHashMap<>();
      VALUES.forEach(
          (name, values) -> context.put(name, values.get(random.nextInt(values.size()))));
      String option = OPTIONS.get(random.nextInt(OPTIONS.size()));
      boolean success = random.nextDouble() < rate.applyAsDouble(option, context);
      sample.add(option, context, 1, success ? 1 : 0);
    }
    return sample;
  }

  public void add(String option, Map<String, ?> context, long trials, long successes) {
    Tally tally = Tally.of(0, trials, successes);
    counts.addAll(
        new Horizon(MONTH.version(), MONTH.period()),
        space.cellsOf(context).stream()
            .map(cell -> new Counts.Row(cell, option, MONTH, Delays.CLOSED, tally)));
  }

  /// What pending actions are worth; there are none.
  public Maturity maturity() {
    return counts.maturity(new Window(Duration.ofDays(14), Duration.ZERO));
  }

  public Fit fit() {
    return Fit.of(counts, maturity());
  }

  public List<Ranked> ranked(Map<String, ?> context) {
    return ranked(context, Direction.INCREASE, OPTIONS);
  }

  public List<Ranked> ranked(Map<String, ?> context, Direction direction, List<String> options) {
    List<Candidate> candidates = options.stream().map(each -> new Candidate(each, 1)).toList();
    return new Ranker(counts, maturity(), fit(), direction)
        .rank(candidates, space.cellsOf(context));
  }
}
