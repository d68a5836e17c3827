package org.doubleloop.recommender.guidance;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.recommender.policy.Guidance;
import org.jspecify.annotations.Nullable;

/// Guidance that holds somewhere: what a unit is served, and what chance has left out for it, so
/// that what that does can be known.
public record Served(List<Guidance> served, List<Guidance> withheld) {
  public Served {
    served = List.copyOf(served);
    withheld = List.copyOf(withheld);
  }

  /// @param holding in its context
  /// @param unit null: nobody knows which, and what is left to chance is withheld
  public static Served of(String policy, List<Guidance> holding, @Nullable String unit) {
    var served = new ArrayList<Guidance>();
    var withheld = new ArrayList<Guidance>();
    for (Guidance each : holding) {
      boolean isServed = !each.isByChance() || (unit != null && each.isServedTo(policy, unit));
      (isServed ? served : withheld).add(each);
    }
    return new Served(served, withheld);
  }
}
