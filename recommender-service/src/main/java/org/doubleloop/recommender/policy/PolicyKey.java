package org.doubleloop.recommender.policy;

import java.util.Comparator;

/// A policy of an organization.
public record PolicyKey(String organization, String policy) implements Comparable<PolicyKey> {

  private static final Comparator<PolicyKey> ORDER =
      Comparator.comparing(PolicyKey::organization).thenComparing(PolicyKey::policy);

  public PolicyKey {
    if (organization.isEmpty() || policy.isEmpty()) {
      throw new IllegalArgumentException("A policy has an organization and an id");
    }
  }

  @Override
  public int compareTo(PolicyKey other) {
    return ORDER.compare(this, other);
  }
}
