package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import org.doubleloop.kit.test.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// The console with everything behind it running: each test has policies of its own.
@Tag(Browser.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedQuickstart.Giver.class)
@SuppressWarnings("NullAway.Init")
abstract class RunningConsole {

  protected final Browser browser = Browser.open();
  protected Keys keys;
  protected CheckedDoor door;
  protected Proposing proposing;

  @BeforeAll
  void start(SharedQuickstart quickstart) throws IOException {
    keys = quickstart.keys();
    door = new CheckedDoor(quickstart.address());
    proposing = new Proposing(door.address(), keys);
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
  void stop() {
    browser.close();
    if (proposing != null) {
      proposing.close();
      door.close();
    }
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
