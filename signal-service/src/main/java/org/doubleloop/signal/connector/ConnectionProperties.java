package org.doubleloop.signal.connector;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often outcomes that still await their action are looked through: `doubleloop.connection`.
///
/// @param sweepSoonest the pause after the first time
/// @param sweepLatest the pause to which that grows
@ConfigurationProperties("doubleloop.connection")
public record ConnectionProperties(
    @DefaultValue("5s") Duration sweepSoonest, @DefaultValue("5m") Duration sweepLatest) {

  public ConnectionProperties {
    if (!sweepSoonest.isPositive() || sweepLatest.compareTo(sweepSoonest) < 0) {
      throw new IllegalArgumentException(
          "doubleloop.connection.sweep-latest must not be before a positive sweep-soonest");
    }
  }
}
