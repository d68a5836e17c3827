package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.doubleloop.kit.test.browser.Looks;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What a reviewer tries in the console, with everything behind it running.
class ConsoleTrialTest extends RunningConsole {

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
  }

  private void focusedOn(String id) {
    await()
        .untilAsserted(() ->
            assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo(id));
  }
}
