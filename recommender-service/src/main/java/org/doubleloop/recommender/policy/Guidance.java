package org.doubleloop.recommender.policy;

import org.doubleloop.kit.condition.Condition;
import org.jspecify.annotations.Nullable;

/// How drafts should be written where a condition holds.
///
/// @param when null: everywhere
public record Guidance(String id, @Nullable Condition when, String text) {}
