package org.doubleloop.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.doubleloop.kit.test.TestKeys;
import org.doubleloop.quickstart.Quickstart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Some of the attacks on a quickstart of its own, by `make verify ALL=yes` as in CI; `make
/// verify-long` makes all of them.
@Tag("attacks")
class HostileTest {

  /// All by `-Ddoubleloop.attacks=.*`.
  private static final Predicate<String> CHOSEN =
      Pattern.compile(System.getProperty("doubleloop.attacks", "slow-bodies|costly-conditions"))
          .asMatchPredicate();

  /// How much slower is measured by `make hostile`: here, both share a process, and the time is
  /// short.
  @Test
  void nobodyIsRefusedForWhatOthersDo(@TempDir Path folder) throws Exception {
    List.of("signal-service", "recommender-service")
        .forEach(name -> TestKeys.lay(name, folder.resolve("keys").resolve(name + ".jwk")));
    TestKeys.lay("gateway", folder.resolve("signing-key.jwk"));
    var settings = Map.of("logging.level.root", "WARN", "doubleloop.access.sandbox", "");
    try (var quickstart = Quickstart.start(folder, 0, settings)) {
      attacksWithWhatIsTaken(quickstart);
      var outcomes =
          Hostile.run(
              quickstart.address(),
              quickstart.keys().admin(),
              Duration.ofMillis(250),
              Attacks.ALL.stream().filter(attack -> CHOSEN.test(attack.name())).toList());
      assertThat(outcomes).isNotEmpty();
      for (var outcome : outcomes) {
        assertThat(outcome.attacked().refused()).as(outcome.attack().name()).isEmpty();
      }
    }
  }

  /// What is refused at the door attacks nothing behind it.
  private static void attacksWithWhatIsTaken(Quickstart quickstart) throws Exception {
    try (var http = new Http(quickstart.address(), Hostile.ADDRESS)) {
      var key = Setting.key(http, quickstart.keys().admin(), "tries");
      for (var content : List.of(Attacks.dearest(), Attacks.largest("v"))) {
        assertThat(http.post("/v1/policies", key, Map.of("content", content)).status())
            .isEqualTo(201);
      }
      assertThat(http.post("/v1/signals", key, Attacks.EVENTS, Attacks.events("try")).body())
          .contains("STORED")
          .doesNotContain("INVALID");
      var guessed = Attacks.guessed(key, 7);
      assertThat(guessed).matches("dl_[a-z2-7]{16}_[A-Za-z0-9_-]{43}").isNotEqualTo(key);
    }
  }
}
