package org.doubleloop.recommender.metric;

/// What is counted beside the metric of a policy, and decides nothing.
///
/// @param id what the policy calls it
public record NamedMetric(String id, Metric metric) {}
