package org.doubleloop.recommender.policy;

import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.kit.unit.TrialHash;
import org.doubleloop.recommender.condition.When;
import org.jspecify.annotations.Nullable;

/// How drafts should be written where a condition holds.
///
/// @param when null: everywhere
/// @param marks by which it is seen whether a text follows it; may be none
/// @param share of units to which it is served
public record Guidance(String id, @Nullable When when, String text, Marks marks, double share) {
  /// Guidance that all units are served, and that no phrase shows.
  public Guidance(String id, @Nullable When when, String text) {
    this(id, when, text, new Marks(), 1);
  }

  /// All that it says, for the room that it takes.
  Stream<String> texts() {
    return Stream.of(Stream.of(text), marks.without().stream(), marks.with().stream())
        .flatMap(Function.identity());
  }

  /// Whether it is left to chance who is served it.
  public boolean isByChance() {
    return share < 1;
  }

  /// Whether a unit is served it: the same whenever it is asked for, and by whomever.
  public boolean isServedTo(String policy, String unit) {
    return TrialHash.isServed(policy, id, unit, share);
  }
}
