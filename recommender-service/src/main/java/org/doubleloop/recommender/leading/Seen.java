package org.doubleloop.recommender.leading;

import org.doubleloop.recommender.counts.Trials;

/// Actions of which it is known what they have come to.
///
/// @param actions as many trials as they say
/// @param successes what they are worth
public record Seen(double actions, double successes) {
  public static final Seen NONE = new Seen(0, 0);

  public Seen {
    if (!(successes >= 0 && successes <= actions)) {
      throw new IllegalArgumentException("No such actions: " + actions + ", " + successes);
    }
  }

  /// Those that are known among what was counted. Where what they are worth scatters less than
  /// successes and failures do, they say as much as more of these would.
  public static Seen of(Trials trials) {
    double dispersion = trials.dispersion().value();
    return new Seen(trials.known() / dispersion, Trials.worth(trials.sum()) / dispersion);
  }
}
