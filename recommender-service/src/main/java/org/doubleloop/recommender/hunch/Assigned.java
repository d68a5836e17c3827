package org.doubleloop.recommender.hunch;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.window.Standing;
import org.jspecify.annotations.Nullable;

/// A unit that chance gave an option, once its window has closed.
///
/// @param traits of the policy's attributes when it was assigned
/// @param option what chance gave it, whatever was done
/// @param worth what came of it, in parts of [Standing#WHOLE]; of a metric that is wanted to fall,
///   what is left of the whole
public record Assigned(Chance chance, List<Trait> traits, String option, int worth) {
  /// How chance gave a unit its option. Units of which this is equal may be compared as they are:
  /// nothing about them decided who got what.
  ///
  /// @param version of the policy
  /// @param shares the chance of each eligible option
  /// @param top the option that is suggested without chance
  public record Chance(long version, Map<String, Double> shares, String top)
      implements Comparable<Chance> {
    private static final Comparator<Chance> ORDER =
        Comparator.comparingLong(Chance::version)
            .thenComparing(Chance::top)
            .thenComparing(chance -> chance.shares.toString());

    public Chance {
      shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
      if (!shares.containsKey(top)) {
        throw new IllegalArgumentException("The top is eligible: " + top);
      }
    }

    /// Of those given a or b, the share that chance gives b; null where it never gives one of them.
    public @Nullable Double share(String a, String b) {
      double one = shares.getOrDefault(a, 0.0);
      double other = shares.getOrDefault(b, 0.0);
      return one > 0 && other > 0 ? Double.valueOf(other / (one + other)) : null;
    }

    @Override
    public int compareTo(Chance other) {
      return ORDER.compare(this, other);
    }
  }

  public Assigned {
    traits = List.copyOf(traits);
    if (worth < 0 || worth > Standing.WHOLE) {
      throw new IllegalArgumentException("Not a share of what a unit can be worth: " + worth);
    }
  }
}
