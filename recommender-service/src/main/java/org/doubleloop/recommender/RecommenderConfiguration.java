package org.doubleloop.recommender;

import java.time.Clock;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.id.BodyHash;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.fold.Memory;
import org.doubleloop.recommender.fold.Snapshots;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.suggestion.Chance;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What knows nothing of its container.
@Configuration(proxyBeanMethods = false)
class RecommenderConfiguration {

  @Bean
  Policies policies() {
    return new Policies();
  }

  @Bean
  Memory memory(Policies policies) {
    return new Memory(policies);
  }

  @Bean
  Fold fold(Memory memory, Store store, Clock clock) {
    return new Fold(memory, new Snapshots(store), clock);
  }

  @Bean
  Chance chance(Secrets secrets) {
    return new Chance(new BodyHash(secrets.forPurpose("chance")));
  }

  @Bean
  FeedCollection feedCollection() {
    return new FeedCollection(Suggestions.COLLECTION);
  }
}
