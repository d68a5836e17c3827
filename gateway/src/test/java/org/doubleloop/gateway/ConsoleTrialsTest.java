package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.doubleloop.kit.test.browser.Browser;
import org.doubleloop.kit.test.browser.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hunches, trials and contrasts as a browser shows them. What they look like is kept in
/// `target/screenshots`.
@Tag(Browser.TAG)
class ConsoleTrialsTest {

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
  void tellsAHunchWithItsCountsAndWhatSpeaksAgainstIt() {
    go("#/proposals/finance");
    shows(
        "A hunch: a pattern in counts that chance alone could have made",
        "Chance decided who was given which option",
        "What speaks most against it",
        "Where industry is finance and team is south",
        "Who would be worse off",
        "What has changed since it was rejected",
        "Five replies are no pattern.",
        "20 points need about 300",
        "What a language model says of it",
        "“Whoever counts money may hear savings sooner.” It rests on: Edit e-7.",
        "Nothing here shows a cause",
        "8 of the 8 outcomes that the evidence names belong to actions that name no suggestion",
        "90 of the 214 actions by efficiency were captured within one minute",
        "1 euro bet on it against chance, at fair odds, would be 1.73 euros by now");
    assertThat(browser.all(".finding .bars .dots-row:has(rect)").getFirst().getText())
        .contains("Operational efficiency", "8 of 12", "39.1% to 86.2%");
    Looks.right(browser, "trials-hunch");
  }

  @Test
  void saysByWhenATrialCouldTellBeforeItIsSent() {
    go("#/proposals/finance");
    shows("What was found");
    browser.press("t");
    shows("What it can show by when", "about 260", "Dec 24, 2026", "too far off");
    focusedOn("trial-share");
    var asked = lastTo("/reviews?dryRun=true");
    assertThat(asked.path("verdict").asString()).isEqualTo("TRY");
    assertThat(asked.path("until").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
    browser.find("#trial-share").clear();
    browser.find("#trial-share").sendKeys("50", Keys.TAB);
    await()
        .untilAsserted(() ->
            assertThat(lastTo("/reviews?dryRun=true").path("share").asDouble()).isEqualTo(0.5));
    Looks.right(browser, "trials-try");

    browser.find("#reason").sendKeys("Cheap to know: a, t and r are no shortcuts here.");
    ConsoleAnswers.onTrial().at(gateway);
    browser.find(".step button[type=submit]").click();
    shows(
        "It is on trial until Jan 25, 2027, and comes back to the inbox with what came.",
        "On trial",
        "open, 0 of 1 approval, on trial until Jan 25, 2027",
        "lead consented to a trial of it");
    assertThat(lastTo("/v1/proposals/finance/reviews").path("share").asDouble()).isEqualTo(0.5);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void tellsAtTheFieldWhyItCannotBeTriedSo() {
    ConsoleAnswers.usual()
        .with(
            ConsoleAnswers.DRY_TRY,
            """
            {"type": "/problems/invalid", "title": "The request is not valid", "status": 422,
             "detail": "See errors", "requestId": "3kq7c2",
             "errors": [{"pointer": "/until", "code": "PAST", "message": "has to be after today"}]}\
            """)
        .at(gateway);
    go("#/proposals/finance");
    shows("What was found");
    browser.press("t");
    shows("has to be after today");
    assertThat(browser.find("#trial-until").getDomAttribute("aria-invalid")).isEqualTo("true");
    browser.press(Keys.ESCAPE);
    await().untilAsserted(() -> assertThat(browser.all(".step")).isEmpty());
  }

  @Test
  void showsWhatCameOfATrialAndLeavesTheDecisionToAPerson() {
    ConsoleAnswers.back().at(gateway);
    go("#/inbox");
    shows(
        "Back from its trial: it held. 24 of 177 with A",
        "a hunch",
        "by the recommender",
        "by rep");
    Looks.right(browser, "trials-inbox-back");
    browser.press("j");
    browser.press(Keys.ENTER);
    shows(
        "What came of its trial",
        "It held: those who were given B did better. The test has decided it.",
        "B less A: +13.9 points",
        "How the difference has moved",
        "47 of 171",
        "What must not suffer: leaves",
        "1 euro bet on B against chance, at fair odds, would be 27.43 euros by now");
    assertThat(browser.all(".trial .curve circle")).hasSizeGreaterThan(20);
    Looks.right(browser, "trials-back");
    browser.press("a");
    shows("It becomes the next version of the policy, for everybody.");
    assertThat(browser.text()).doesNotContain("on your judgment");
  }

  @Test
  void listsExperimentsAndFindsThemAgain() {
    go("#/experiments?state=CONCLUDED");
    shows(
        "Short subject lines for the energy industry",
        "Too few of them to tell",
        "concluded: nobody can say",
        "running");
    Looks.right(browser, "trials-experiments");
    browser.find("#text").sendKeys("phones", Keys.ENTER);
    await()
        .untilAsserted(() ->
            assertThat(browser.driver().getCurrentUrl()).endsWith("?state=CONCLUDED&text=phones"));
    await()
        .untilAsserted(() ->
            assertThat(gateway.policy().seen())
                .anyMatch(seen ->
                    seen.uri().startsWith("/v1/experiments?state=CONCLUDED&text=phones&limit=50")));
    browser.find("#policy option[value='first-mail']").click();
    await()
        .untilAsserted(
            () -> assertThat(browser.driver().getCurrentUrl()).endsWith("&policy=first-mail"));
  }

  @Test
  void conductsAnExperimentByKeys() {
    go("#/experiments/finance.1");
    shows("Trial of a proposal", "What B changes in A", "What came so far", "How the difference");
    Looks.right(browser, "trials-experiment");
    browser.press("s");
    focusedOn("conduct");
    browser.press("The campaign is over.");
    ConsoleAnswers.back()
        .with("POST /v1/experiments/finance.1/stop", ended())
        .with("POST /v1/experiments/finance.1/conclude", ended())
        .at(gateway);
    browser.press(Keys.TAB, Keys.ENTER);
    shows("It is stopped.", "ended", "Say what was learned");
    assertThat(lastTo("/stop").path("reason").asString()).isEqualTo("The campaign is over.");
    browser.press("l");
    focusedOn("conduct");
    browser.press("Finance answers to what others save.", Keys.TAB, Keys.ENTER);
    shows("It is kept, and found again among the experiments.");
    assertThat(lastTo("/conclude").path("learning").asString()).startsWith("Finance answers");
    browser.all("summary").getLast().click();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void keepsWhatChanceShowsApartFromWhatWasDone() {
    go("#/policies/first-mail");
    shows(
        "Where options differ",
        "By chance",
        "By what was done",
        "8 of 12 against 4 of 12",
        "2.3 times as often",
        "nothing here says that the option did",
        "accepted on judgment");
    assertThat(browser.all(".contrasts .tag"))
        .extracting(WebElement::getText)
        .containsExactly("holds", "a hunch", "a hunch");
    browser.all(".contrasts summary").stream()
        .filter(each ->
            each.getText().startsWith("The suggestions") || each.getText().equals("The test"))
        .limit(2)
        .forEach(WebElement::click);
    shows("sg-0003", "would be 31.4 euros by now", "61 of 322");
    Looks.right(browser, "trials-contrasts");
    browser.press("n");
    shows("1 difference holds, and 1 is a hunch.", "need about 4,300");
    Looks.right(browser, "trials-looked");
    assertThat(lastTo("/v1/revisions").path("policy").asString()).isEqualTo("first-mail");
  }

  @Test
  void saysWhatNobodyCanKnowAndWhy() {
    ConsoleAnswers.unknowable().at(gateway);
    go("#/policies/first-mail");
    shows(
        "Nobody can say what another option would have led to.",
        "In 100% of all suggestions chance had no part.",
        "declare mode EXPLORE");
    Looks.right(browser, "trials-unknowable");
    ConsoleAnswers.nothing().at(gateway);
    browser.find(".contrasts button").click();
    shows("Nothing was found.", "214 units; 5 points need about 3,000");
  }

  @Test
  void fitsAnyScreenWithTheMostAndTheLongestThatThereIs() {
    LargestTrials.answers().at(gateway);
    for (String page :
        List.of(
            "inbox",
            "proposals/finance",
            "proposals/no-hope",
            "experiments",
            "experiments/finance.1",
            "stories",
            "stories/finance",
            "policies/first-mail")) {
      go("#/" + page);
      shows("<img src=x onerror=alert(1)>");
      await().untilAsserted(() -> assertThat(browser.text()).doesNotContain("Loading"));
      for (int width : new int[] {1200, 768, 375, 320}) {
        browser.resize(width, 900);
        assertThat(browser.overflowing()).as(page + " at " + width).isEqualTo("[]");
      }
      browser.resize(375, 900);
      browser.picture("largest-" + page.replace('/', '-') + "-375");
      assertThat(browser.all("img")).isEmpty();
    }
    assertThat(browser.errors()).isEmpty();
  }

  private static String ended() {
    return Objects.requireNonNull(ConsoleAnswers.back().bodies().get(ConsoleAnswers.EXPERIMENT));
  }

  private JsonNode lastTo(String address) {
    var sent =
        gateway.policy().seen().stream()
            .filter(seen -> seen.method().equals("POST") && seen.uri().endsWith(address));
    var looked =
        gateway.recommender().seen().stream()
            .filter(seen -> seen.method().equals("POST") && seen.uri().endsWith(address));
    return JsonMapper.shared().readTree(Stream.concat(sent, looked).toList().getLast().body());
  }

  private void go(String hash) {
    browser.go("about:blank");
    browser.go(gateway.address() + "/app/" + hash);
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
