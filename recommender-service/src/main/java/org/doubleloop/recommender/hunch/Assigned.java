package org.doubleloop.recommender.hunch;

import java.util.List;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.window.Standing;

/// A unit that chance gave an option, once its window has closed.
///
/// @param traits of the policy's attributes when it was assigned
/// @param option what chance gave it, whatever was done
/// @param worth what came of it, in parts of [Standing#WHOLE]
public record Assigned(Chance chance, List<Trait> traits, String option, int worth) {
  public Assigned {
    traits = List.copyOf(traits);
    if (worth < 0 || worth > Standing.WHOLE) {
      throw new IllegalArgumentException("Not a share of what a unit can be worth: " + worth);
    }
  }
}
