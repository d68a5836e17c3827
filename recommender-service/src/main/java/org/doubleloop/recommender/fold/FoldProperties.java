package org.doubleloop.recommender.fold;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How what is counted is kept: `doubleloop.fold`.
///
/// @param saveEvery how much time at least lies between two snapshots; more where saving takes long
@ConfigurationProperties("doubleloop.fold")
public record FoldProperties(@DefaultValue("30s") Duration saveEvery) {

  public FoldProperties {
    if (!saveEvery.isPositive()) {
      throw new IllegalArgumentException("doubleloop.fold.save-every must be longer than nothing");
    }
  }
}
