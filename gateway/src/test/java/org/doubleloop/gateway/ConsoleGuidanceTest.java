package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.util.List;
import org.doubleloop.kit.test.browser.Browser;
import org.doubleloop.kit.test.browser.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Guidance that comes of edits, as a browser shows it to a reviewer. What it looks like is kept in
/// `target/screenshots`.
@Tag(Browser.TAG)
class ConsoleGuidanceTest {

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  private Browser browser;

  @BeforeEach
  void opensABrowser() {
    ConsoleAnswers.usual().at(gateway);
    browser = Browser.open();
    browser.resize(1280, 900);
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
  void showsAClauseBesideThreeEditsItRestsOn() {
    browser.go("about:blank");
    browser.go(gateway.address() + "/app/#/proposals/no-hope");
    shows(
        "3 people changed it so, in 144 of 180 drafts.",
        "97 drafts had no part in finding it: there it held in 74 of 97.",
        "That people prefer it so is known; what it leads to is not.",
        "Followed without",
        "left out");
    assertThat(texts(".edits del"))
        .containsExactly(
            "[removed: I hope this finds]",
            "[removed: well]",
            "[removed: hope this finds you well, and]",
            "[removed: I hope this finds you well.U+200B U+202ESee you soon.]");
    assertThat(texts(".edits ins"))
        .containsExactly("[added: Good that]", "[added: are here]", "[added: hear]");
    var clause = browser.find("[data-clause^=GUIDANCE] .fields").getRect();
    var edits = browser.find("[data-clause^=GUIDANCE] .edits").getRect();
    assertThat(clause.x + clause.width).isLessThan(edits.x);

    browser.all(".edits summary").get(1).click();
    shows("What would you like to try next?");
    assertThat(gateway.signal().last().uri()).isEqualTo("/v1/signals/edit-2?kind=EDIT");
    Looks.right(browser, "guidance");
    assertThat(browser.errors()).isEmpty();
  }

  private List<String> texts(String selector) {
    return browser.all(selector).stream()
        .map(each -> each.getDomProperty("textContent"))
        .map(text -> String.valueOf(text).replaceAll(" (?=])", ""))
        .toList();
  }

  private void shows(String... texts) {
    await().untilAsserted(() -> assertThat(browser.text()).contains(texts));
  }
}
