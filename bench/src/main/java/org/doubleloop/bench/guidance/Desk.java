package org.doubleloop.bench.guidance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;

/// People who send drafts, most of them changed: a third as they are, the others with 5 to 55 % of
/// them changed. A clause that helps saves them 8 points of the 20 that they change on average.
///
/// It knows nothing of how anything is counted; who is served the clause it computes itself, as
/// `docs/trials.md` says.
final class Desk {
  private static final double AS_IT_IS = 1 / 3.0;
  private static final double LEAST = 0.05;
  private static final double SPAN = 0.5;
  private static final double REPLIES = 0.15;

  /// Of 20 points 12 are left.
  private static final double LEFT_BY_HELP = 0.6;

  private final SplittableRandom chance;
  private final String clause;
  private final double left;
  private final double editedAway;
  private int number;

  /// What became of one draft.
  ///
  /// @param follows whether the draft does what the clause asks for
  /// @param kept whether what was sent does
  /// @param changed the share of it that was changed
  record Sent(
      String unit,
      boolean served,
      boolean follows,
      boolean kept,
      double changed,
      boolean replied) {}

  /// @param clause as `policy/id`
  Desk(long seed, String clause, boolean helps) {
    this.chance = new SplittableRandom(seed);
    this.clause = clause;
    this.left = helps ? LEFT_BY_HELP : 1;
    this.editedAway = helps ? 0.1 : 0.3;
  }

  Sent next(double share) {
    var unit = "unit-" + chance.nextLong() + "-" + number++;
    boolean isServed = hash(unit) < share;
    double changed = chance.nextDouble() < AS_IT_IS ? 0 : LEAST + SPAN * chance.nextDouble();
    if (isServed) {
      changed *= left;
    }
    boolean follows = chance.nextDouble() < (isServed ? 0.9 : 0.2);
    boolean kept = changed == 0 ? follows : follows && chance.nextDouble() >= editedAway;
    return new Sent(unit, isServed, follows, kept, changed, chance.nextDouble() < REPLIES);
  }

  private double hash(String unit) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("guidance:" + clause + ":" + unit).getBytes(StandardCharsets.UTF_8));
      double sum = 0;
      for (int i = 6; i >= 0; i--) {
        sum = (sum + (digest[i] & 0xff)) / 256;
      }
      return sum;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
