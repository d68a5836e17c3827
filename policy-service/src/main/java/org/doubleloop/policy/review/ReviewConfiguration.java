package org.doubleloop.policy.review;

import java.time.Duration;
import java.time.InstantSource;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.doubleloop.policy.preview.Previews;
import org.doubleloop.policy.preview.ProposalNews;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.trial.ProposalCourse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The sweep, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int AT_ONCE = 500;

  @Bean
  Loop acceptanceSweeper(
      ProposalCourse course, Proposals proposals, Previews previews, InstantSource clock) {
    Loop.Step sweep =
        () -> {
          course.sweep().forEach(ended -> previews.announce(ProposalNews.of(ended)));
          tellMissing(proposals, previews);
          Thread.sleep(PAUSE);
        };
    return new Loop("acceptance-sweeper", sweep, () -> {}, Retry.OF_STORE, clock);
  }

  /// What a process has not told that was killed is told; what was is noted, so that nobody looks
  /// again.
  static void tellMissing(Proposals proposals, Previews previews) {
    for (var proposal : proposals.untold(AT_ONCE)) {
      var news = ProposalNews.of(proposal);
      if (previews.isTold(news)) {
        proposals.noteTold(proposal);
      } else {
        previews.announce(news);
      }
    }
  }
}
