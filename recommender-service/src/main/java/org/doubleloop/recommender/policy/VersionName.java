package org.doubleloop.recommender.policy;

/// What a version is called for ever.
public record VersionName(PolicyKey key, int version) {}
