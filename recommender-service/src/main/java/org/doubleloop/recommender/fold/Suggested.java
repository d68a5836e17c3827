package org.doubleloop.recommender.fold;

import org.doubleloop.recommender.policy.PolicyKey;

/// An option that was suggested under a policy version.
public record Suggested(PolicyKey key, int version, String option) {}
