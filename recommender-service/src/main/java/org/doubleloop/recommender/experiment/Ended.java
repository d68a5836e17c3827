package org.doubleloop.recommender.experiment;

import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// An experiment that has run, and is over.
///
/// @param proposal what it tried; null where it stood alone
/// @param baseVersion what variant A was
/// @param known whether the policy-service knows what came of it
public record Ended(
    String id,
    PolicyKey key,
    @Nullable String proposal,
    int baseVersion,
    Ending ending,
    boolean known) {}
