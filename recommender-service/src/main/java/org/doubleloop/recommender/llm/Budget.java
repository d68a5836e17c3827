package org.doubleloop.recommender.llm;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What each organization may spend on a day, in UTC. What is being written when it is spent is
/// written to its end, so that it may be passed by as much.
final class Budget {

  private final long tokensPerDay;
  private final SpentTokens spent;
  private final InstantSource clock;

  /// @param tokensPerDay of an organization
  Budget(long tokensPerDay, SpentTokens spent, InstantSource clock) {
    this.tokensPerDay = tokensPerDay;
    this.spent = spent;
    this.clock = clock;
  }

  boolean isSpent(String organization) {
    return spent.on(today(), organization) >= tokensPerDay;
  }

  void spend(String organization, long tokens) {
    spent.add(today(), organization, tokens);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
