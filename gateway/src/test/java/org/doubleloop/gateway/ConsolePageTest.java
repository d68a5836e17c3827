package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.test.browser.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// The results page as a browser shows it. What it looks like is kept in `target/screenshots`.
@Tag(Browser.TAG)
class ConsolePageTest {

  private static final String RESULTS = "/app/#/results?policy=first-mail";

  private static final int MOST_CONTROLS = 60;

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  private Browser browser;

  @BeforeEach
  void opensABrowser() {
    ConsoleAnswers.usual().at(gateway);
    browser = Browser.open();
    browser.resize(1200, 900);
  }

  @AfterEach
  void closesIt() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void loadsTwiceWithoutAskingElsewhereOrBreakingItsOwnRules() {
    browser.go(address("/app"));
    giveKey();
    shows("Pick a policy to see what it led to");
    browser.go(address(RESULTS));
    shows("What each option came to");
    var first = browser.received();
    assertThat(first).allSatisfy(this::isOurs);
    assertThat(first)
        .filteredOn(each -> each.address().contains("/app/pages"))
        .hasSizeGreaterThan(5)
        .allMatch(each -> each.status() == 200);

    browser.driver().navigate().refresh();
    shows("What each option came to");
    var second = browser.received();
    assertThat(second).allSatisfy(this::isOurs);
    assertThat(second)
        .filteredOn(each -> each.address().contains("/app/"))
        .hasSizeGreaterThan(15)
        .allMatch(each -> each.status() == 304);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void asksForTheKeyAndKeepsItForTheTabAlone() {
    browser.go(address(RESULTS));
    shows("Your API key");
    browser.find("#key").sendKeys("two words", Keys.ENTER);
    shows("This is no API key");

    browser.find("#key").clear();
    browser.find("#key").sendKeys("dl_wrong", Keys.ENTER);
    shows("A valid access token is needed");
    assertThat(browser.find("#key").getDomProperty("value")).isEqualTo("dl_wrong");
    assertThat(browser.run("return sessionStorage.length")).isEqualTo("0");
    assertThat(browser.errors()).allMatch(error -> error.contains("status of 401"));

    browser.find("#key").clear();
    giveKey();
    shows("What each option came to");
    assertThat(browser.driver().getCurrentUrl()).doesNotContain(key());
    assertThat(browser.run("return document.cookie + localStorage.length")).isEqualTo("0");
    assertThat(browser.received()).noneMatch(each -> each.address().contains(key()));
    browser.driver().navigate().refresh();
    shows("What each option came to");

    browser.find("header button").click();
    shows("Your API key", "The key is forgotten");
    assertThat(browser.run("return sessionStorage.length")).isEqualTo("0");
    assertThat(browser.find("#key").getDomProperty("value")).isEmpty();
    focusedOn("key");
  }

  @Test
  void tellsTheNumbersAsAPictureAndAsATable() {
    openResults();
    assertThat(rows("“replied” by option"))
        .contains(
            "Operational efficiency 931 900 31 143 15.9% 13.7% to 18.4%",
            "A customer story 3 0 3 0 not known yet not known yet");
    var dots = browser.all("section:nth-of-type(2) .dots-row:has(circle)");
    assertThat(dots).hasSize(4);
    assertThat(dots.get(1).getText()).contains("Operational efficiency", "15.9%", "13.7% to 18.4%");
    assertThat(dots.get(1).findElement(By.tagName("circle")).getDomAttribute("cx"))
        .isEqualTo("79.45%");
    assertThat(rows("Suggestions by option"))
        .contains("Sustainability report 1,078 10.0% 629 90 180");
    shows(
        "268 of 412 actions (65.1%)",
        "What must not suffer",
        "Early signs",
        "succeeds less than half as often",
        "Half of the successes came within 3 days",
        "6 name the option “efficency”",
        "90 of the 214 actions by efficiency were captured within one minute");
    assertThat(browser.all(".multiples .curve")).hasSize(3);
    pictures("results");
  }

  @Test
  void dividesAndKeepsTheDivisionInTheAddress() {
    openResults();
    choose("by", "industry");
    shows("Divided by industry");
    await()
        .untilAsserted(() ->
            assertThat(rows("“replied” by option and what it is divided by"))
                .anyMatch(row -> row.startsWith("Operational efficiency: energy")));
    assertThat(browser.driver().getCurrentUrl()).endsWith("?policy=first-mail&by=industry");
    choose("and-by", "context.team");
    assertThat(browser.driver().getCurrentUrl()).endsWith("&by=industry&by=context.team");
    await()
        .untilAsserted(() -> assertThat(browser.find(".said").getText()).startsWith("Results of"));
    browser.picture("divided");

    browser.find(".controls button").click();
    shows("The table is among your downloads");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void tellsAProblemInItsOwnWordsAndGoesOn() {
    ConsoleAnswers.usual()
        .with(
            ConsoleAnswers.DIVIDED,
            """
            {"type": "/problems/too-many-rows", "title": "There are too many rows", "status": 422,
             "detail": "That would be 2,400 rows; at most 1,000 are told. Ask for fewer weeks.",
             "requestId": "3kq7c2",
             "errors": [{"pointer": "by", "code": "ROWS", "message": "has too many values"}]}\
            """)
        .at(gateway);
    openResults();
    choose("by", "week");
    shows("There are too many rows", "Ask for fewer weeks", "has too many values", "3kq7c2");
    assertThat(browser.find(".problem").getDomAttribute("role")).isEqualTo("alert");
    assertThat(browser.find("#by").getDomProperty("value")).isEqualTo("week");
    browser.picture("problem");
    ConsoleAnswers.usual().at(gateway);
    browser.find(".problem button").click();
    await().untilAsserted(() -> assertThat(browser.all(".problem")).isEmpty());
    shows("Divided by week", "Operational efficiency");
  }

  @Test
  void saysWhatToDoNextWhereThereIsNothingYet() {
    ConsoleAnswers.usual().with(ConsoleAnswers.POLICIES, "{\"items\": []}").at(gateway);
    browser.go(address("/app/"));
    giveKey();
    shows("There is no policy yet", "POST /v1/policies");
    browser.go(address("/app/#/nowhere"));
    shows("There is no such page");
  }

  @Test
  void canBeReadAndUsedByKeyboardAlone() {
    browser.go(address(RESULTS));
    shows("Your API key");
    browser.tab();
    assertThat(focused().getText()).isEqualTo("Skip to the content");
    browser.press(Keys.ENTER);
    focusedOn("main");
    browser.tab();
    focusedOn("key");
    browser.press(key(), Keys.ENTER);
    shows("What each option came to", "6 name the option");

    browser.driver().navigate().refresh();
    shows("6 name the option");
    var visited = visitedByTab();
    assertThat(visited)
        .as("every control in its order, and no trap")
        .isEqualTo(
            browser
                .driver()
                .executeScript(
                    """
                    return [...document.querySelectorAll('a, button, select, summary, [tabindex="0"]')]
                      .filter(each => each.checkVisibility())\
                    """));

    browser.find("#by").sendKeys("ch");
    shows("Divided by channel");
    assertThat(focused().getDomAttribute("id")).isEqualTo("by");
    browser.find("summary").sendKeys(Keys.ENTER);
    shows("19 times out of 20");
  }

  @Test
  void fitsAnyScreenWithTheMostAndTheLongestThatThereIs() {
    LargestResults.answers().at(gateway);
    browser.go(address(RESULTS + "&by=industry"));
    giveKey();
    shows("Show all 101 rows", "Show all 100 options", "<img src=x onerror=alert(1)>");
    for (int width : new int[] {1200, 768, 375, 320}) {
      browser.resize(width, 900);
      assertThat(browser.overflowing()).as("at " + width).isEqualTo("[]");
    }
    browser.resize(375, 900);
    browser.picture("largest-375");
    browser.all("section button").forEach(WebElement::click);
    await().untilAsserted(() -> assertThat(browser.all(".multiples .curve")).hasSize(100));
    assertThat(browser.all(".dots-row")).hasSizeGreaterThan(300);
    assertThat(browser.overflowing()).isEqualTo("[]");
    assertThat(browser.all("img")).isEmpty();
    assertThat(browser.errors()).isEmpty();
  }

  /// What has the focus one after the other, until it leaves the page; each must show it.
  private List<WebElement> visitedByTab() {
    var visited = new ArrayList<WebElement>();
    browser.tab();
    while (visited.size() < MOST_CONTROLS && !focused().getTagName().equals("body")) {
      visited.add(focused());
      assertThat(focused().getCssValue("outline-style"))
          .as("focus is seen on " + focused().getDomProperty("outerHTML"))
          .isNotEqualTo("none");
      browser.tab();
    }
    return visited;
  }

  @Test
  void putsTheBestFirstWhereManyAreThere() {
    LargestResults.answers().at(gateway);
    browser.go(address(RESULTS));
    giveKey();
    shows("Best first");
    var names = "section:has(button[aria-pressed]) tbody th";
    assertThat(browser.all(names).get(1).getText()).endsWith(" 0");
    browser.find("button[aria-pressed]").click();
    await()
        .untilAsserted(() ->
            assertThat(browser.all(names).get(1).getText()).as("less is better").endsWith(" 99"));
    assertThat(browser.all(names).getFirst().getText()).isEqualTo("All options");
  }

  private void pictures(String name) {
    for (String colours : List.of("light", "dark")) {
      browser.prefer(colours);
      browser.picture(name + "-" + colours);
    }
    browser.prefer("light");
    browser.resize(375, 800);
    assertThat(browser.overflowing()).isEqualTo("[]");
    browser.picture(name + "-375");
    browser.resize(1200, 900);
  }

  private void openResults() {
    browser.go(address(RESULTS));
    giveKey();
    shows("What each option came to", "6 name the option");
  }

  private List<String> rows(String caption) {
    return browser.all(".scroll[aria-label='" + caption + "'] tr").stream()
        .map(WebElement::getText)
        .toList();
  }

  private void choose(String id, String value) {
    browser.find("#" + id + " option[value='" + value + "']").click();
  }

  private void giveKey() {
    await().untilAsserted(() -> assertThat(browser.all("#key")).hasSize(1));
    browser.find("#key").sendKeys(key(), Keys.ENTER);
  }

  private static String key() {
    return gateway.keys().admin();
  }

  private WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  private void focusedOn(String id) {
    await().untilAsserted(() -> assertThat(focused().getDomAttribute("id")).isEqualTo(id));
  }

  private void shows(String... texts) {
    await().untilAsserted(() -> assertThat(browser.text()).contains(texts));
  }

  private void isOurs(Browser.Received received) {
    assertThat(received.address()).startsWith(gateway.address().toString());
  }

  private static String address(String path) {
    return gateway.address() + path;
  }
}
