package org.doubleloop.policy.review;

import java.time.Duration;
import java.time.InstantSource;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.doubleloop.policy.preview.Previews;
import org.doubleloop.policy.preview.ProposalNews;
import org.doubleloop.policy.trial.ProposalCourse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The sweep, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Bean
  Loop acceptanceSweeper(ProposalCourse course, Previews previews, InstantSource clock) {
    Loop.Step sweep =
        () -> {
          course.sweep().forEach(ended -> previews.announce(ProposalNews.of(ended)));
          Thread.sleep(PAUSE);
        };
    return new Loop("acceptance-sweeper", sweep, () -> {}, Retry.OF_STORE, clock);
  }
}
