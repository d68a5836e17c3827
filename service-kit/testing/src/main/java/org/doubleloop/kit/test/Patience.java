package org.doubleloop.kit.test;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// How long tests wait for what others do, and how closely they look.
public final class Patience {

  private Patience() {}

  /// Long enough for a busy machine; who waits for what never comes fails with the last look. The
  /// longer it takes, the less often they look, as looking takes from what they wait for.
  public static ConditionFactory await() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval((looks, _) -> Duration.ofMillis(Math.min(5 * looks, 50)));
  }
}
