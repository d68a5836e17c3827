package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.doubleloop.kit.test.browser.Browser;
import org.doubleloop.kit.test.browser.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page on which something that was done becomes a rule, as a browser shows it.
@Tag(Browser.TAG)
class ConsoleRuleTest {

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  private Browser browser;

  @BeforeEach
  void opensABrowser() {
    ConsoleAnswers.usual().at(gateway);
    browser = Browser.open();
    browser.resize(1200, 900);
    browser.go(gateway.address() + "/app/icon.svg");
    browser.run("sessionStorage.setItem('doubleloop.key', arguments[0])", gateway.keys().admin());
  }

  @AfterEach
  void closesIt() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void draftsWhatItsAddressNamesAndHasRoomForTheLongestTexts() {
    go("#/make-rule?action=mail-1");
    shows("Before you propose it", "3 of 4", "the newest, to which the rule is added, is 3.");
    assertThat(browser.find("#made-from").getDomProperty("value")).isEqualTo("mail-1");
    assertThat(browser.find("#reason").getDomProperty("value"))
        .startsWith("Operational efficiency first where industry is <img");
    for (int width : new int[] {1200, 768, 375, 320}) {
      browser.resize(width, 900);
      assertThat(browser.overflowing()).as("at " + width).isEqualTo("[]");
    }
    assertThat(browser.all("img")).isEmpty();
    Looks.right(browser, "make-rule-largest");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void saysThatActionsCannotBeReadNowAndAsksAgain() {
    ConsoleAnswers.usual()
        .with(
            ConsoleAnswers.RULE_DRAFTS,
            """
            {"type": "/problems/signals-unavailable", "title": "The signal-service does not answer",
             "status": 503, "detail": "Try again, nothing was stored here"}\
            """)
        .at(gateway);
    go("#/make-rule?edit=edit-1");
    shows("The signal-service does not answer", "Try again");
    assertThat(browser.find("#source").getDomProperty("value")).isEqualTo("edit");
    ConsoleAnswers.usual().at(gateway);
    browser.find(".problem button").click();
    shows("Before you propose it");
  }

  private void go(String hash) {
    browser.go("about:blank");
    browser.go(gateway.address() + "/app/" + hash);
  }

  private void shows(String... texts) {
    await().untilAsserted(() -> assertThat(browser.text()).contains(texts));
  }
}
