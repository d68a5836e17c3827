package org.doubleloop.recommender.policy;

/// A policy of an organization.
public record PolicyKey(String organization, String policy) {
  public PolicyKey {
    if (organization.isEmpty() || policy.isEmpty()) {
      throw new IllegalArgumentException("A policy has an organization and an id");
    }
  }
}
