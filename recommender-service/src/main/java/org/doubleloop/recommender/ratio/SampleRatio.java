package org.doubleloop.recommender.ratio;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many units were found that chance had given each option, beside how many were to be.
public final class SampleRatio {
  /// From here on it does not match: chance alone ever comes to this in one of a hundred.
  public static final double MISMATCH = 100;

  /// A loss of so much of what one option was given should be found.
  private static final double LOSS = 0.1;

  private final Map<String, OptionTotals> options = new TreeMap<>();
  private long units;

  /// What the numbers say.
  public enum Verdict {
    MISMATCH,
    /// Even the loss of a tenth of what one option was given would not have been found yet.
    NOT_ENOUGH_EVIDENCE,
    AS_DECLARED
  }

  /// The e-value against each of both having been as likely as the other.
  public static double evidenceOfHalves(long one, long other) {
    long both = one + other;
    return BennettMixture.DEFAULT.evidence(one - both / 2.0, both / 4.0);
  }

  /// Counts a unit.
  ///
  /// @param propensities with which each of the options was to be given, in billionths
  public void add(String given, List<String> among, List<Integer> propensities) {
    units++;
    for (int i = 0; i < among.size(); i++) {
      int propensity = propensities.get(i);
      if (propensity > 0) {
        options.merge(
            among.get(i),
            OptionTotals.of(among.get(i).equals(given), propensity),
            OptionTotals::plus);
      }
    }
  }

  public long units() {
    return units;
  }

  public Map<String, OptionTotals> options() {
    return Collections.unmodifiableMap(options);
  }

  /// The e-value against the declared propensities: the mean over the options, which is one as each
  /// is, however they depend on each other.
  public double evidence() {
    return options.values().stream()
        .mapToDouble(
            each -> BennettMixture.DEFAULT.evidence(each.difference(), each.varianceNumber()))
        .average()
        .orElse(1);
  }

  public Verdict verdict() {
    if (evidence() >= MISMATCH) {
      return Verdict.MISMATCH;
    }
    return options.size() > 1 && options.values().stream().allMatch(this::wouldShowALoss)
        ? Verdict.AS_DECLARED
        : Verdict.NOT_ENOUGH_EVIDENCE;
  }

  private boolean wouldShowALoss(OptionTotals option) {
    double expected = option.expectedNumber();
    double loss = LOSS * expected * (1 - expected / units);
    return BennettMixture.DEFAULT.evidence(-loss, option.varianceNumber()) / options.size()
        >= MISMATCH;
  }
}
