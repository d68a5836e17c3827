package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.util.Optional;
import org.doubleloop.recommender.policy.PolicyKey;

/// An action under a policy, as far as assignments ask.
///
/// @param suggestion the id of the one that it says it followed
/// @param recordedAt when it was captured
public record ActedOn(
    PolicyKey key,
    String subject,
    Optional<String> account,
    Optional<String> suggestion,
    Instant recordedAt) {}
