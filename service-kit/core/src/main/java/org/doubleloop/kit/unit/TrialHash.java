package org.doubleloop.kit.unit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.doubleloop.kit.id.Sha256;

/// Which units are in an experiment, and what they are given: a published hash, so that whoever has
/// the `unit` of a suggestion can say it, too.
///
/// `u(name)` are the first eight bytes of the SHA-256 of `name:experiment:unit` in UTF-8 as an
/// unsigned big-endian number, shifted right by 11, divided by 2^53. A unit is in the experiment if
/// `u("share")` is below its share, and is given variant B if `u("variant")` is below one half.
public final class TrialHash {
  private static final double HALF = 0.5;
  private static final int BELOW_A_DOUBLE = 11;
  private static final double ALL = 0x1p53;

  private TrialHash() {}

  /// Whether a unit is in the experiment.
  ///
  /// @param share of units that are, from 0 to 1
  public static boolean isIn(String experiment, String unit, double share) {
    return of("share", experiment, unit) < share;
  }

  /// Whether a unit that is in the experiment is given variant B.
  public static boolean isB(String experiment, String unit) {
    return of("variant", experiment, unit) < HALF;
  }

  /// Whether a unit is served guidance of which it is left to chance who is: if `u("guidance")` of
  /// `policy/clause` in place of an experiment is below its share.
  ///
  /// @param share of units that are, from 0 to 1
  public static boolean isServed(String policy, String clause, String unit, double share) {
    return of("guidance", policy + "/" + clause, unit) < share;
  }

  /// From 0, and below 1.
  ///
  /// @param name what it is for
  static double of(String name, String experiment, String unit) {
    byte[] text = (name + ":" + experiment + ":" + unit).getBytes(StandardCharsets.UTF_8);
    return (ByteBuffer.wrap(Sha256.of(text)).getLong() >>> BELOW_A_DOUBLE) / ALL;
  }
}
