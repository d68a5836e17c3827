package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.policy.PolicyKey;

/// To whom a suggestion was made, under which policy, and when.
public record Recipient(PolicyKey key, UnitKind kind, String unit, Instant at) {}
