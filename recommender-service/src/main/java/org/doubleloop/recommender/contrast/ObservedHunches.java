package org.doubleloop.recommender.contrast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.CellCounts;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.window.Maturity;

/// Finds what is worth a trial in what was done: at a place one option did better than the one that
/// was done most there.
///
/// The rate of each is believed to be what it is everywhere, as firmly as [#PRIOR_WEIGHT] trials
/// would make it, and moved by what was counted there; the one is to be better with a probability
/// of at least [#LIKELY], by the normal approximation to the difference of both beta distributions.
/// A place with one trait, or with none, is also held against each other attribute: within its
/// values (by the weights of Mantel and Haenszel, 1959) the option has to do better, too. That
/// rules out what was recorded, and nothing else: a hunch, whatever the counts.
final class ObservedHunches {
  static final int MOST = 3;

  private static final double LIKELY = 0.9;
  private static final double PRIOR_WEIGHT = 50;
  private static final long LEAST_TRIALS = 5;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final PolicyVersion version;
  private final Counts counts;
  private final Maturity maturity;

  private record Candidate(Contrast contrast, double probability) {}

  private ObservedHunches(PolicyVersion version, Counts counts) {
    this.version = version;
    this.counts = counts;
    this.maturity = counts.maturity(version.metric().window());
  }

  /// At most three, none within or around another, the likeliest first.
  static List<Contrast> among(PolicyVersion version, Counts counts) {
    return new ObservedHunches(version, counts).find();
  }

  private List<Contrast> find() {
    var candidates =
        places()
            .flatMap(this::at)
            .sorted(
                Comparator.comparingDouble(Candidate::probability)
                    .reversed()
                    .thenComparing(Candidate::contrast))
            .toList();
    var found = new ArrayList<Contrast>();
    for (Candidate each : candidates) {
      if (found.size() < MOST && found.stream().noneMatch(one -> isRelated(one, each.contrast()))) {
        found.add(each.contrast());
      }
    }
    return found;
  }

  private static boolean isRelated(Contrast one, Contrast other) {
    var traits = one.place().traits();
    var others = other.place().traits();
    return traits.containsAll(others) || others.containsAll(traits);
  }

  private Stream<Cell> places() {
    return Stream.of(Stream.of(Cell.EVERYWHERE), counts.cells(1).stream(), counts.cells(2).stream())
        .flatMap(each -> each);
  }

  private Stream<Candidate> at(Cell place) {
    var cell = cell(place);
    var done =
        IntStream.range(0, counts.optionCount())
            .mapToObj(counts::optionAt)
            .filter(option -> version.optionIds().contains(counts.option(option)))
            .filter(option -> trials(cell, option).known() >= LEAST_TRIALS)
            .sorted(
                Comparator.comparingLong((Integer option) -> -trials(cell, option).known())
                    .thenComparing(counts::option))
            .toList();
    if (done.size() < 2) {
      return Stream.empty();
    }
    int usual = done.getFirst();
    return done.stream()
        .skip(1)
        .map(option -> candidate(place, cell, option, usual))
        .filter(candidate -> candidate.probability() >= LIKELY)
        .filter(candidate -> isBetterWithinAll(place, candidate.contrast()));
  }

  private CellCounts cell(Cell place) {
    return Objects.requireNonNull(counts.at(place));
  }

  private Trials trials(CellCounts cell, int option) {
    return cell.trials(option, maturity);
  }

  private Candidate candidate(Cell place, CellCounts cell, int option, int usual) {
    var better = belief(place, cell, option);
    var than = belief(place, cell, usual);
    double sign = version.metric().direction() == Direction.INCREASE ? 1 : -1;
    double apart =
        sign * (better.mean() - than.mean()) / Math.sqrt(better.variance() + than.variance());
    return new Candidate(
        new Contrast(place, counts.option(option), counts.option(usual)),
        NORMAL.cumulativeProbability(apart));
  }

  /// Of a rate, by a beta distribution.
  private record Belief(double mean, double variance) {}

  private Belief belief(Cell place, CellCounts cell, int option) {
    var counted = trials(cell, option);
    double prior = place.equals(Cell.EVERYWHERE) ? overall() : rate(counts.everywhere(), option);
    double weight = PRIOR_WEIGHT + counted.known();
    double mean = (PRIOR_WEIGHT * prior + Trials.worth(counted.sum())) / weight;
    return new Belief(mean, mean * (1 - mean) / (weight + 1));
  }

  private double overall() {
    double known = 0;
    double worth = 0;
    for (int i = 0; i < counts.optionCount(); i++) {
      var trials = trials(counts.everywhere(), counts.optionAt(i));
      known += trials.known();
      worth += Trials.worth(trials.sum());
    }
    return smooth(worth, known);
  }

  private double rate(CellCounts cell, int option) {
    var trials = trials(cell, option);
    return smooth(Trials.worth(trials.sum()), trials.known());
  }

  /// With half a success and half a failure more, so that it is never 0 or 1.
  private static double smooth(double worth, double known) {
    return (worth + 0.5) / (known + 1);
  }

  private boolean isBetterWithinAll(Cell place, Contrast contrast) {
    return place.traits().size() > 1
        || others(place).stream().allMatch(attribute -> isBetterWithin(place, contrast, attribute));
  }

  private Set<String> others(Cell place) {
    var others = new HashSet<String>();
    counts.cells(1).forEach(cell -> others.add(cell.traits().getFirst().attribute()));
    place.traits().forEach(trait -> others.remove(trait.attribute()));
    return others;
  }

  private boolean isBetterWithin(Cell place, Contrast contrast, String attribute) {
    int option = counts.find(contrast.option());
    int usual = counts.find(contrast.against());
    double sum = 0;
    for (Cell cell : counts.cells(place.traits().size() + 1)) {
      boolean isWithin =
          cell.traits().containsAll(place.traits())
              && cell.traits().stream().anyMatch(trait -> trait.attribute().equals(attribute));
      if (isWithin) {
        sum += weighted(cell(cell), option, usual);
      }
    }
    return version.metric().direction() == Direction.INCREASE ? sum >= 0 : sum <= 0;
  }

  private double weighted(CellCounts cell, int option, int usual) {
    var one = trials(cell, option);
    var other = trials(cell, usual);
    if (one.known() == 0 || other.known() == 0) {
      return 0;
    }
    double pairs = (double) one.known() * other.known() / (one.known() + other.known());
    return pairs
        * (Trials.worth(one.sum()) / one.known() - Trials.worth(other.sum()) / other.known());
  }
}
