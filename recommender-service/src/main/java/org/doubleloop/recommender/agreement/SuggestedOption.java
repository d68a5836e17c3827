package org.doubleloop.recommender.agreement;

import java.util.Comparator;
import org.doubleloop.recommender.policy.PolicyKey;

/// An option that was suggested under a policy version.
public record SuggestedOption(PolicyKey key, int version, String option)
    implements Comparable<SuggestedOption> {

  private static final Comparator<SuggestedOption> ORDER =
      Comparator.comparing(SuggestedOption::key)
          .thenComparingInt(SuggestedOption::version)
          .thenComparing(SuggestedOption::option);

  @Override
  public int compareTo(SuggestedOption other) {
    return ORDER.compare(this, other);
  }
}
