package org.doubleloop.recommender.association;

/// How strong something that nobody recorded would have to be to explain an association away: as
/// many times as often it would have to go with the option, and with success, apart from all that
/// was compared within strata. The "E-value" of VanderWeele and Ding (Annals of Internal Medicine
/// 2017), which has nothing to do with those of tests.
///
/// @param estimate to explain the ratio itself
public record HiddenCause(double estimate) {

  public static HiddenCause of(RateRatio ratio) {
    return new HiddenCause(strength(ratio.ratio()));
  }

  private static double strength(double ratio) {
    double above = ratio < 1 ? 1 / ratio : ratio;
    return above + Math.sqrt(above * (above - 1));
  }
}
