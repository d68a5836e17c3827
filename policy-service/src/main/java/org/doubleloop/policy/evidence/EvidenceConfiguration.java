package org.doubleloop.policy.evidence;

import java.time.Duration;
import java.time.InstantSource;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Former evidence is linked beside the requests.
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
  private static final Duration PAUSE = Duration.ofHours(1);

  @Bean
  Loop formerEvidenceLinker(FormerEvidence former, InstantSource clock) {
    Loop.Step step =
        () -> {
          former.link();
          Thread.sleep(PAUSE);
        };
    return new Loop("former-evidence", step, () -> {}, Retry.OF_STORE, clock);
  }
}
