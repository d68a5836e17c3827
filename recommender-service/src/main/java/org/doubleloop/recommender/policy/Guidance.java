package org.doubleloop.recommender.policy;

import java.util.Optional;
import org.doubleloop.kit.condition.Condition;

/// How drafts should be written where a condition holds.
///
/// @param when none: everywhere
public record Guidance(String id, Optional<Condition> when, String text) {}
