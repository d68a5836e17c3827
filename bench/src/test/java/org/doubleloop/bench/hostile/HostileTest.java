package org.doubleloop.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.doubleloop.quickstart.Quickstart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileTest {

  /// How much slower is measured by `make hostile`: here, both share a process, and the time is
  /// short.
  @Test
  void nobodyIsRefusedForWhatOthersDo(@TempDir Path folder) throws Exception {
    try (var quickstart = Quickstart.start(folder, 0, Map.of("logging.level.root", "WARN"))) {
      var outcomes =
          Hostile.run(
              quickstart.address(), quickstart.keys().admin(), Duration.ofMillis(500), Attacks.ALL);
      for (var outcome : outcomes) {
        assertThat(outcome.attacked().refused()).as(outcome.attack().name()).isEmpty();
      }
    }
  }
}
