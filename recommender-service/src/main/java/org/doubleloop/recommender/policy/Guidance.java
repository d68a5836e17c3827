package org.doubleloop.recommender.policy;

import org.doubleloop.recommender.condition.When;
import org.jspecify.annotations.Nullable;

/// How drafts should be written where a condition holds.
///
/// @param when null: everywhere
public record Guidance(String id, @Nullable When when, String text) {}
