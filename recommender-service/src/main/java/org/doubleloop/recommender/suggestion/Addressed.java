package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import org.doubleloop.recommender.policy.PolicyVersion.Unit;

/// To whom a suggestion was made, and when.
record Addressed(String policy, Unit kind, String unit, Instant at) {}
