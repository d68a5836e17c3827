package org.doubleloop.recommender.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.evalue.Arm;
import org.doubleloop.recommender.evalue.DifferenceSequence;
import org.doubleloop.recommender.evalue.DifferenceSequence.Pair;
import org.doubleloop.recommender.evalue.Interval;
import org.doubleloop.recommender.evalue.Power;
import org.doubleloop.recommender.evalue.Stratum;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.experiment.Ending.Cause;
import org.doubleloop.recommender.experiment.Ending.Outcome;
import org.doubleloop.recommender.experiment.Variant;
import org.doubleloop.recommender.given.Tried;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ratio.SampleRatio;
import org.doubleloop.recommender.trial.Reading.VariantCount;
import org.doubleloop.recommender.window.Standing;
import org.jspecify.annotations.Nullable;

/// Says what an experiment has shown, and whether it is over. One question is asked of it, and it
/// may be looked at as often as one likes: its e-values are valid at every look.
///
/// It is over once it is known that B does better, or worse; once a watch metric is known to
/// suffer; once the variants were not given as often as they should have been, as then nothing else
/// can be believed; and at the end of its day. Then what was looked for has been looked for well
/// enough, or nobody can say.
///
/// @param version variant A, whose metrics count
/// @param sought by how much B was to be better, between 0 and 1
record Judge(PolicyVersion version, double sought) {
  private static final double HALF = 0.5;

  /// What was sought may be more than there is left of what there can be.
  private static final double MOST_OF_THE_REST = 0.9;

  private static final double LOG_ENOUGH = Math.log(Superiority.ENOUGH);

  Reading read(Tried tried) {
    var counts = new ArrayList<VariantCount>();
    count(counts, tried, null, Tried.METRIC);
    version.watch().forEach(watch -> count(counts, tried, watch.id(), watch.id()));
    var strata = strata(tried, version.metric(), Tried.METRIC);
    return new Reading(
        tried.given(Variant.A.name()),
        tried.given(Variant.B.name()),
        counts,
        Superiority.logE(strata),
        Superiority.logEOfHarm(strata),
        difference(tried).orElse(null));
  }

  /// How it has ended, where it has.
  ///
  /// @param isLastDayOver whether no unit can take part any more
  Optional<Ending> ending(Reading reading, Tried tried, boolean isLastDayOver) {
    if (SampleRatio.evidenceOfHalves(reading.givenA(), reading.givenB()) >= SampleRatio.MISMATCH) {
      return Optional.of(new Ending(Outcome.UNDECIDED, Cause.SAMPLE_RATIO));
    }
    if (doesHarm(tried)) {
      return Optional.of(new Ending(Outcome.DID_NOT_HOLD, Cause.WATCH_METRIC));
    }
    if (reading.logE() >= LOG_ENOUGH) {
      return Optional.of(new Ending(Outcome.HELD, Cause.TEST));
    }
    if (reading.logEOfHarm() >= LOG_ENOUGH) {
      return Optional.of(new Ending(Outcome.DID_NOT_HOLD, Cause.TEST));
    }
    return isLastDayOver
        ? Optional.of(
            new Ending(
                isLookedForWellEnough(tried) ? Outcome.DID_NOT_HOLD : Outcome.UNDECIDED, Cause.DAY))
        : Optional.empty();
  }

  private static void count(
      List<VariantCount> counts, Tried tried, @Nullable String name, String metric) {
    for (Variant variant : Variant.values()) {
      var arm = tried.arm(variant.name(), metric);
      double mean = arm.units() == 0 ? 0 : (double) arm.sum() / arm.units() / Standing.WHOLE;
      counts.add(new VariantCount(variant.name(), name, arm.units(), arm.successes(), mean));
    }
  }

  /// Which of several watch metrics suffers is not said before: they share what may be wrong.
  private boolean doesHarm(Tried tried) {
    double logNeeded = LOG_ENOUGH + Math.log(Math.max(1, version.watch().size()));
    return version.watch().stream()
        .mapToDouble(watch -> logEOfHarm(tried, watch))
        .anyMatch(logE -> logE >= logNeeded);
  }

  private static double logEOfHarm(Tried tried, NamedMetric watch) {
    return Superiority.logEOfHarm(strata(tried, watch.metric(), watch.id()));
  }

  /// With success for what the metric wants to see, whichever way that is.
  private static List<Stratum> strata(Tried tried, Metric metric, String id) {
    var a = tried.arm(Variant.A.name(), id);
    var b = tried.arm(Variant.B.name(), id);
    var stratum =
        new Stratum(
            HALF,
            a.units() - a.successes(),
            a.successes(),
            b.units() - b.successes(),
            b.successes());
    return List.of(metric.direction() == Direction.INCREASE ? stratum : stratum.inverted());
  }

  private Optional<Interval> difference(Tried tried) {
    var interval =
        DifferenceSequence.ofPairs(List.of(new Pair(arm(tried, Variant.A), arm(tried, Variant.B))));
    return version.metric().direction() == Direction.INCREASE
        ? interval
        : interval.map(each -> new Interval(-each.estimate(), -each.high(), -each.low()));
  }

  private static Arm arm(Tried tried, Variant variant) {
    var arm = tried.arm(variant.name(), Tried.METRIC);
    return Arm.ofParts(arm.units(), arm.sum(), arm.squares(), Standing.WHOLE);
  }

  /// Whether so many units would have found what was sought in four of five cases.
  private boolean isLookedForWellEnough(Tried tried) {
    var a = tried.arm(Variant.A.name(), Tried.METRIC);
    var b = tried.arm(Variant.B.name(), Tried.METRIC);
    double units = a.units() + b.units();
    boolean isWantedToRise = version.metric().direction() == Direction.INCREASE;
    long wanted = isWantedToRise ? a.successes() : a.units() - a.successes();
    // as if one more of each had been seen, so that no rate is 0 or 1
    double base = (wanted + 1.0) / (a.units() + 2);
    double difference = Math.min(sought, MOST_OF_THE_REST * (1 - base));
    return Power.chance(base, difference, HALF, units, LOG_ENOUGH) >= Power.CHANCE;
  }
}
