package org.doubleloop.recommender.lookout;

import java.time.Clock;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.fold.CaughtUp;
import org.doubleloop.recommender.look.LookDocuments;
import org.doubleloop.recommender.look.Looks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class LookoutConfiguration {

  @Bean
  StoredKind lookKind() {
    return LookDocuments.storedKind();
  }

  @Bean
  Looks looks(LaneWriter writer) {
    return new Looks(writer);
  }

  @Bean
  Loop looker(Assigned assigned, Lookout lookout, CaughtUp caughtUp, Clock clock) {
    return new Loop(
        "looker", new Looker(assigned, lookout, caughtUp::once), () -> {}, Retry.OF_STORE, clock);
  }
}
