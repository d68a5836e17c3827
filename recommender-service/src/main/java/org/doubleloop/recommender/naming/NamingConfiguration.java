package org.doubleloop.recommender.naming;

import java.time.Clock;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.doubleloop.recommender.asking.Asker;
import org.doubleloop.recommender.cited.Additions;
import org.doubleloop.recommender.feed.StoredKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Names, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class NamingConfiguration {

  @Bean
  StoredKind patternNameKind() {
    return PatternNameDocuments.storedKind();
  }

  @Bean
  PatternNames patternNames(LaneWriter writer) {
    return new PatternNames(writer);
  }

  @Bean
  Namer namer(PatternNames names, Asker asker, Additions additions, Clock clock) {
    return new Namer(names, asker, additions, clock);
  }

  @Bean
  Loop naming(Namer namer, Clock clock) {
    return new Loop("names", namer, () -> {}, Retry.OF_STORE, clock);
  }
}
