package org.doubleloop.recommender.lookout;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.policy.PolicyKey;

/// Looks at all policies, once a day each. All processes do that have caught up; what the first one
/// has seen stands.
final class Looker implements Loop.Step {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Assigned assigned;
  private final Lookout lookout;
  private final BooleanSupplier caughtUp;

  Looker(Assigned assigned, Lookout lookout, BooleanSupplier caughtUp) {
    this.assigned = assigned;
    this.lookout = lookout;
    this.caughtUp = caughtUp;
  }

  @Override
  public void take() throws InterruptedException {
    if (caughtUp.getAsBoolean()) {
      for (PolicyKey key : assigned.policies()) {
        lookout.lookWhereDue(key);
      }
    }
    Thread.sleep(PAUSE);
  }
}
