package org.doubleloop.kit.heap;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When a process gives up: `doubleloop.heap`.
///
/// @param window it ends when more than nine tenths of so much time went into collecting garbage
@ConfigurationProperties("doubleloop.heap")
public record HeapProperties(@DefaultValue("60s") Duration window) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  public HeapProperties {
    if (window.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("doubleloop.heap.window is shorter than a second");
    }
  }
}
