package org.doubleloop.recommender.trial;

import java.util.List;
import java.util.Locale;
import org.doubleloop.api.recommender.model.TrialCountJson;
import org.doubleloop.api.recommender.model.TrialEndedByJson;
import org.doubleloop.api.recommender.model.TrialLookJson;
import org.doubleloop.api.recommender.model.TrialOutcomeJson;
import org.doubleloop.api.recommender.model.TrialResultsJson;
import org.doubleloop.api.recommender.model.TrialVariantJson;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.experiment.Variant;
import org.doubleloop.recommender.trial.Reading.VariantCount;

/// What was seen of experiments, in the API.
public final class TrialMapping {
  /// What is more is told as this.
  public static final double LARGEST = 1e15;

  private static final double POINTS = 100;

  private TrialMapping() {}

  static TrialResultsJson toApi(String experiment, List<TrialLook> looks) {
    return new TrialResultsJson()
        .experiment(experiment)
        .sentence(looks.isEmpty() ? "Nothing is known of it yet." : sentence(looks.getLast()))
        .looks(looks.stream().map(TrialMapping::toApi).toList());
  }

  private static TrialLookJson toApi(TrialLook look) {
    var reading = look.reading();
    var told =
        new TrialLookJson()
            .at(look.moment())
            .givenA(reading.givenA())
            .givenB(reading.givenB())
            .counts(reading.counts().stream().map(TrialMapping::toApi).toList())
            .eValue(shown(reading.logE()))
            .eValueOfHarm(shown(reading.logEOfHarm()));
    var difference = reading.difference();
    if (difference != null) {
      told.estimate(difference.estimate()).low(difference.low()).high(difference.high());
    }
    var ending = look.ending();
    return ending == null
        ? told
        : told.outcome(TrialOutcomeJson.fromValue(ending.outcome().name()))
            .because(TrialEndedByJson.fromValue(ending.because().name()));
  }

  private static TrialCountJson toApi(VariantCount count) {
    return new TrialCountJson()
        .variant(TrialVariantJson.fromValue(count.variant()))
        .metric(count.metric())
        .units(count.units())
        .successes(count.successes())
        .mean(count.mean());
  }

  /// The e-value of a logarithm.
  public static double shown(double logE) {
    return Math.min(Math.exp(logE), LARGEST);
  }

  /// What was seen, for people.
  public static String sentence(TrialLook look) {
    var reading = look.reading();
    var counted =
        "%s with A and %s with B succeeded, of those whose time is over (%,d were given A, %,d B)."
            .formatted(
                told(reading, Variant.A),
                told(reading, Variant.B),
                reading.givenA(),
                reading.givenB());
    var difference = reading.difference();
    var means =
        difference == null
            ? ""
            : String.format(
                Locale.ROOT,
                " B is %+.1f points from A (%.1f to %.1f); the e-value is %.1f, and from 20 on it"
                    + " holds.",
                POINTS * difference.estimate(),
                POINTS * difference.low(),
                POINTS * difference.high(),
                shown(reading.logE()));
    return counted + means + (look.ending() == null ? "" : " " + ended(look.ending()));
  }

  private static String ended(Ending ending) {
    return switch (ending.because()) {
      case TEST ->
          ending.outcome() == Ending.Outcome.HELD
              ? "It held: B is better by the test."
              : "It did not hold: B is worse by the test.";
      case DAY ->
          ending.outcome() == Ending.Outcome.DID_NOT_HOLD
              ? "It did not hold: so large a difference as was looked for would have been found in"
                  + " four of five cases."
              : "Its day is over, and nobody can say: there were too few units for what was looked"
                  + " for.";
      case WATCH_METRIC -> "It did not hold: a watch metric suffers.";
      case STOPPED -> "It was stopped, and nobody can say more.";
      case BASE_CHANGED -> "Another version came in its way, and nobody can say more.";
      case SAMPLE_RATIO ->
          "Nobody can say: the variants were not given as often as they should have been, so that"
              + " nothing else in it can be believed.";
    };
  }

  private static String told(Reading reading, Variant variant) {
    return reading.counts().stream()
        .filter(each -> each.metric() == null && each.variant().equals(variant.name()))
        .findFirst()
        .map(each -> "%,d of %,d".formatted(each.successes(), each.units()))
        .orElse("none");
  }
}
