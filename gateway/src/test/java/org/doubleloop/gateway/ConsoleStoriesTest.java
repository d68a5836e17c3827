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

/// Stories as a browser shows them. What they look like is kept in `target/screenshots`.
@Tag(Browser.TAG)
class ConsoleStoriesTest {

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
  void listsStoriesAndSaysWhyOthersAreNone() {
    go("#/stories");
    shows(
        "1 of the 3 versions accepted here is a story.",
        "since version 4 it is efficiency",
        "undone",
        "Accepted, and no story",
        "None: it was accepted on judgment.",
        "None of last week's 214 suggestions would have been another.",
        "Look further");
    Looks.right(browser, "stories-list");
    browser.find("#policy option[value='first-mail']").click();
    await()
        .untilAsserted(() ->
            assertThat(gateway.policy().seen())
                .anyMatch(seen -> seen.uri().startsWith("/v1/stories?policy=first-mail&limit=50")));
  }

  @Test
  void tellsOneFromTheSignalsToWhatWasMeasured() {
    go("#/stories/finance");
    shows(
        "Version 4 of first-mail",
        "What was captured",
        "The recommender found, as a hunch",
        "lead accepted it: It held.",
        "another option would have come in 37 of last week's 214 suggestions",
        "By its test it held.",
        "Undone by version 6.",
        "The same context under both versions",
        "by the rules alone");
    browser.all("summary").getFirst().click();
    shows("/v1/signals/mail-1");
    Looks.right(browser, "stories-one");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void saysInTheWordsOfTheApiThatThereIsNone() {
    ConsoleAnswers.usual()
        .with(
            ConsoleAnswers.STORY,
            """
            {"type": "/problems/not-found", "title": "Not found", "status": 404,
             "detail": "Version 4 of first-mail is no story. None: it was accepted on judgment.",
             "requestId": "3kq7c2"}\
            """)
        .at(gateway);
    go("#/stories/finance");
    shows("is no story. None: it was accepted on judgment.");
  }

  private void go(String hash) {
    browser.go("about:blank");
    browser.go(gateway.address() + "/app/" + hash);
  }

  private void shows(String... texts) {
    await().untilAsserted(() -> assertThat(browser.text()).contains(texts));
  }
}
