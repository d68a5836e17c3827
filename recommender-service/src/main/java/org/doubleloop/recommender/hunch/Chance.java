package org.doubleloop.recommender.hunch;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
