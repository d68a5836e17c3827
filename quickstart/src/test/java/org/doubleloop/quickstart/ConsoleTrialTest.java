package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.doubleloop.kit.test.browser.Browser;
import org.doubleloop.kit.test.browser.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// What a reviewer tries in the console, with everything behind it running.
class ConsoleTrialTest {

  private Browser browser;
  private Quickstart quickstart;
  private CheckedDoor door;
  private Proposing proposing;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    browser = Browser.open();
    browser.resize(1200, 900);
    SomeKeys.layIn(folder);
    quickstart = Quickstart.start(folder, 0, Map.of());
    door = new CheckedDoor(quickstart.address());
    proposing = new Proposing(door.address(), quickstart.keys());
    browser.go(door.address() + "/app/");
    browser.run(
        "sessionStorage.setItem('doubleloop.key', arguments[0])", quickstart.keys().reviewer());
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (quickstart != null) {
      proposing.close();
      door.close();
      quickstart.close();
    }
  }

  @Test
  void triesAProposalStopsItAndKeepsWhatWasLearned() throws Exception {
    proposing.twoFor("trying", 1, 1);
    go("#/proposals/trying-long");
    shows("What was done so far");
    browser.press("t");
    shows("What it can show by when", "points take about", "say unitsPerWeek");
    browser.find("#trial-unitsPerWeek").sendKeys("40", Keys.TAB);
    shows("units in the trial will have closed", "Found by");
    browser.find(".step button[type=submit]").click();
    shows("It is on trial until", "On trial", "running", "Nothing is known of it yet.");
    assertThat(proposing.get("/v1/proposals/trying-long").at("/trial/state").asString())
        .isEqualTo("RUNNING");
    Looks.right(browser, "trial-on-trial");

    browser.find("[data-conduct=PAUSE]").click();
    shows("It is paused: nobody further is given a variant.");
    browser.find(".trial .facts a").click();
    shows("Trial of a proposal", "What B changes in A", "long-for-paid");
    browser.press("p");
    shows("It goes on.");
    browser.press("s");
    focusedOn("conduct");
    browser.press("The campaign is over.", Keys.TAB, Keys.ENTER);
    shows("It is stopped.", "Nobody can say. It was stopped before its time.");

    go("#/inbox?policy=trying");
    shows("Back from its trial: nobody can say.");
    browser.press("j");
    browser.press(Keys.ENTER);
    shows("What came of its trial", "The campaign is over.");
    browser.find("[data-conduct=CONCLUDE]").click();
    focusedOn("conduct");
    browser.press("Try it again in spring.", Keys.TAB, Keys.ENTER);
    shows("It is kept, and found again among the experiments.");
    Looks.right(browser, "trial-concluded");

    go("#/experiments?text=spring");
    shows("Learned: Try it again in spring.", "concluded: nobody can say");
    Looks.right(browser, "trial-experiments");
    go("#/policies/trying");
    shows("Where options differ", "Nobody can say what another option would have led to.");
    browser.press("n");
    shows("Nothing was found.");
    Looks.right(browser, "trial-contrasts");
    assertThat(browser.errors()).isEmpty();
    assertThat(door.faults())
        .filteredOn(fault -> !fault.startsWith("No file describes GET /app/"))
        .isEmpty();
  }

  private void go(String hash) {
    browser.go("about:blank");
    browser.go(door.address() + "/app/" + hash);
  }

  private void focusedOn(String id) {
    await()
        .untilAsserted(() ->
            assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo(id));
  }

  private void shows(String... texts) {
    await().untilAsserted(() -> assertThat(browser.text()).contains(texts));
  }
}
