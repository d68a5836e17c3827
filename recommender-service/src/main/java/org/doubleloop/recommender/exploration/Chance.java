package org.doubleloop.recommender.exploration;

/// An option that chance could choose, or had to leave.
///
/// @param tier its place in the order of the policy's rules; 1 comes first
/// @param propensity how likely it was
public record Chance(String option, int tier, double propensity) {}
