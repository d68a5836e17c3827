package org.doubleloop.recommender.heed;

import org.doubleloop.recommender.evalue.Arm;

/// What came of the units of one arm whose time is over: whole numbers.
///
/// @param sent of them, those to whom a draft was sent
/// @param changed the sum of how much of these drafts people changed, each up to [#WHOLE]
/// @param squares of the same
public record UnitArm(long units, long successes, long sent, long changed, long squares) {
  /// All of a draft.
  public static final long WHOLE = 10_000;

  public static final UnitArm NOTHING = new UnitArm(0, 0, 0, 0, 0);

  /// A unit.
  ///
  /// @param changed how much of the draft that was sent to it; below 0 where none was
  public static UnitArm of(boolean success, long changed) {
    return new UnitArm(
        1,
        success ? 1 : 0,
        changed < 0 ? 0 : 1,
        Math.max(0, changed),
        changed < 0 ? 0 : changed * changed);
  }

  public UnitArm plus(UnitArm other) {
    return new UnitArm(
        units + other.units,
        successes + other.successes,
        sent + other.sent,
        changed + other.changed,
        squares + other.squares);
  }

  /// How much was changed.
  public Arm changes() {
    return Arm.ofParts(sent, changed, squares, WHOLE);
  }
}
