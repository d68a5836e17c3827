package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.doubleloop.kit.test.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// The console with everything behind it running, once for all tests of this JVM: each has policies
/// of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunningConsole {

  protected final Keys keys = Started.ONCE.keys;
  protected final CheckedDoor door = Started.ONCE.door;
  protected final Proposing proposing = Started.ONCE.proposing;
  protected final Browser browser = Browser.open();

  private static final class Started {
    static final Started ONCE = new Started();

    final Keys keys;
    final CheckedDoor door;
    final Proposing proposing;

    private Started() {
      try {
        var folder = Files.createTempDirectory("console");
        SomeKeys.layIn(folder);
        var quickstart = Quickstart.start(folder, 0, Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(quickstart::close));
        keys = quickstart.keys();
        door = new CheckedDoor(quickstart.address());
        proposing = new Proposing(door.address(), keys);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeAll
  void openThePage() {
    browser.resize(1200, 900);
    browser.go(door.address() + "/app/");
  }

  @BeforeEach
  void asReviewer() {
    as(keys.reviewer());
  }

  @AfterEach
  void nothingBrokeOnTheWay() {
    assertThat(browser.errors()).allMatch(error -> error.contains("Failed to load resource"));
    assertThat(door.faults())
        .filteredOn(fault -> !fault.startsWith("No file describes GET /app/"))
        .isEmpty();
  }

  @AfterAll
  void closeThePage() {
    browser.close();
  }

  /// With another key than before.
  protected final void as(String key) {
    browser.run("sessionStorage.setItem('doubleloop.key', arguments[0])", key);
  }

  protected final void go(String hash) {
    browser.go("about:blank");
    browser.go(door.address() + "/app/" + hash);
  }

  protected final void shows(String... texts) {
    await().untilAsserted(() -> assertThat(browser.text()).contains(texts));
  }
}
