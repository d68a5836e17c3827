package org.doubleloop.recommender.association;

/// How strong something that nobody recorded would have to be to explain an association away: as
/// many times as often it would have to go with the option, and with success, apart from all that
/// was compared within strata. The "E-value" of VanderWeele and Ding (Annals of Internal Medicine
/// 2017), which has nothing to do with those of tests.
///
/// @param estimate to explain the ratio itself
/// @param limit to explain that end of its interval that is nearer to 1; 1 where it holds 1
public record HiddenCause(double estimate, double limit) {

  public static HiddenCause of(RateRatio ratio) {
    double near = ratio.logRatio() >= 0 ? ratio.low() : ratio.high();
    boolean holdsOne = ratio.low() <= 1 && ratio.high() >= 1;
    return new HiddenCause(strength(ratio.ratio()), holdsOne ? 1 : strength(near));
  }

  private static double strength(double ratio) {
    double above = ratio < 1 ? 1 / ratio : ratio;
    return above + Math.sqrt(above * (above - 1));
  }
}
