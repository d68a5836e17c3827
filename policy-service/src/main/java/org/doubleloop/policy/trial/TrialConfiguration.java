package org.doubleloop.policy.trial;

import java.time.Duration;
import java.time.InstantSource;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The sweep over experiments, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class TrialConfiguration {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Bean
  Loop experimentSweeper(ExperimentSweep sweep, InstantSource clock) {
    Loop.Step step =
        () -> {
          sweep.take();
          Thread.sleep(PAUSE);
        };
    return new Loop("experiment-sweeper", step, () -> {}, Retry.OF_STORE, clock);
  }
}
