package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.doubleloop.kit.test.browser.Looks;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// What a reviewer does in the console, with everything behind it running. What it looks like is
/// kept in `target/screenshots`.
class ConsoleReviewTest extends RunningConsole {

  @Test
  void decidesInFourKeysFromTheInbox() throws Exception {
    proposing.twoFor("keys", 1);
    go("#/inbox?policy=keys");
    shows("and 1 more change", "Guidance plain", "by rep", "0 of 1 approval");
    Looks.right(browser, "review-inbox");
    browser.press("j");
    browser.press(Keys.ENTER);
    shows("Your decision", "long-for-paid", "Replies to the long mail, by plan.");
    Looks.right(browser, "review-proposal");
    browser.press("a");
    focusedOn("Accept it");
    browser.press(Keys.ENTER);
    shows("Accepted: it is version 2 now.");
    assertThat(proposing.get("/v1/proposals/keys-long").path("state").asString())
        .isEqualTo("ACCEPTED");

    focusedOn("Next proposal");
    browser.press(Keys.ENTER);
    shows("Another version came first", "Put it onto version 2");
    Looks.right(browser, "review-behind");
    browser.find(".note button").click();
    shows("It stands on version 2 now.");
    browser.press("a");
    focusedOn("Accept it");
    browser.press(Keys.ENTER);
    shows("Accepted: it is version 3 now.");
    focusedOn("Back to the inbox");
  }

  @Test
  void showsWhatChangesWordByWordAndWhatItRestsOn() throws Exception {
    proposing.twoFor("words", 1, 3, 24);
    go("#/inbox?policy=words");
    await()
        .untilAsserted(() -> {
          browser.driver().navigate().refresh();
          shows(
              "3 of last week's 3 suggestions would change.", "Counted where long-for-paid holds");
        });
    assertThat(browser.find(".effect").getText())
        .endsWith("long 6 of 24 (25.0 %), short 3 of 24 (12.5 %).");
    Looks.right(browser, "review-effect");
    open("words-long");
    shows("What would have been another");
    assertThat(browser.all("[aria-label='What would have been another'] tbody tr"))
        .extracting(WebElement::getText)
        .singleElement()
        .asString()
        .startsWith("plan paid short")
        .contains("long")
        .endsWith("3");
    Looks.right(browser, "review-preview");
    var draft = browser.find("[data-clause='OPTION/long'] dd");
    assertThat(draft.findElements(By.tagName("del")))
        .extracting(WebElement::getText)
        .first()
        .asString()
        .contains("removed", "all");
    assertThat(browser.all("[data-clause='OPTION/long'] ins")).hasSize(1);
    var bars = browser.all(".bars .dots-row:has(rect)");
    assertThat(bars).hasSize(6);
    assertThat(bars.getFirst().getText())
        .contains("paid, long: claimed", "19.3%", "41 of 212", "14.6% to 25.2%");
    assertThat(bars.get(1).getText()).contains("paid, long: counted", "25.0%", "6 of 24");
    shows(
        "paid, long: It claims 212 trials, and 24 were counted.",
        "What was counted where its rules hold",
        "Counted by what was done, whoever chose it");
    assertThat(bars.get(4).getText()).startsWith("long").contains("6 of 24", "12.0% to 44.9%");
    assertThat(bars.get(5).getText()).startsWith("beside it: short").contains("3 of 24");
    browser.press("j");
    browser.press("j");
    assertThat(focused().getDomAttribute("data-clause")).isEqualTo("RULE/long-for-paid");
    browser.press("?");
    shows("Amend: change its texts and accept it so", "Single letters act");
    Looks.right(browser, "review-keys");
    browser.press(Keys.ESCAPE);
    await().untilAsserted(() -> assertThat(browser.all("dialog")).isEmpty());
  }

  @Test
  void amendsThreeTextsSideBySideAndSaysAtTheFieldWhatIsWrong() throws Exception {
    proposing.twoFor("amending", 1);
    open("amending-long");
    browser.press("e");
    await().untilAsserted(() -> assertThat(browser.all(".three")).hasSizeGreaterThan(3));
    assertThat(browser.find(".three").getText()).contains("here is all that", "here is what");
    var when = browser.find("#yours-RULE_long-for-paid_when");
    write(when, "plan = 'paid'");
    write(browser.find("#reason"), "Only where it was counted, and the rest as it is today.");
    browser.find(".step button[type=submit]").click();
    await()
        .untilAsserted(() ->
            assertThat(browser.find("#yours-RULE_long-for-paid_when-fault").getText())
                .contains("line 1"));
    Looks.right(browser, "review-amend");
    assertThat(when.getDomProperty("value")).isEqualTo("plan = 'paid'");
    write(when, "plan == 'paid' || plan == 'free'");
    browser.all(".amend input[type=checkbox]").getFirst().click();
    browser.find(".step button[type=submit]").click();
    shows("Amended. Accepted: it is version 2 now.");

    var content = proposing.get("/v1/policies/amending").path("content");
    assertThat(content.at("/rules/0/when").asString()).contains("||");
    assertThat(content.at("/options/1/draft").asString()).contains("here is all");
    assertThat(proposing.get("/v1/proposals/amending-long").path("editions").size()).isEqualTo(2);
    Looks.right(browser, "review-amended");
  }

  @Test
  void keepsWhatWasTypedWhenSomebodyElseWasFaster() throws Exception {
    proposing.twoFor("typing", 1);
    open("typing-plain");
    browser.press("r");
    await().untilAsserted(() -> assertThat(focused().getDomAttribute("id")).isEqualTo("code"));
    browser.press("We");
    browser.press(Keys.TAB, "areas of j, k and a are no shortcuts here");
    proposing.edit("typing", "Write as you would speak to your neighbour.");
    browser.press(Keys.TAB, Keys.TAB);
    browser.find(".step button[type=submit]").click();
    shows("It says something else now, by rep:", "your neighbour", "send it again");
    Looks.right(browser, "review-meanwhile");
    assertThat(browser.find("#reason").getDomProperty("value")).startsWith("areas of j");
    browser.find(".step button[type=submit]").click();
    shows("Rejected.");
    var review = proposing.get("/v1/proposals/typing-plain").at("/reviews/0");
    assertThat(review.path("code").asString()).isEqualTo("TRIED_BEFORE");
    assertThat(review.path("reason").asString()).startsWith("areas of j");
  }

  @Test
  void commentsOnOneClauseAndTakesAVerdictBack() throws Exception {
    proposing.twoFor("two", 2);
    open("two-long");
    browser.press("j");
    browser.press("c");
    await().untilAsserted(() -> assertThat(focused().getDomAttribute("id")).isEqualTo("comment"));
    browser.press("Also for those on trial?", Keys.TAB, Keys.ENTER);
    shows("The comment is there.");
    assertThat(browser.find("[data-clause='OPTION/long'] .comments").getText())
        .contains("reviewer", "Also for those on trial?");
    browser.press("a");
    focusedOn("Accept it");
    browser.press(Keys.ENTER);
    shows("Your approval counts: 1 of 2.");
    browser.press("u");
    shows("Your verdict is taken back.", "open, 0 of 2 approvals", "took that back");
    Looks.right(browser, "review-taken-back");
  }

  @Test
  void saysOfEachClauseSinceWhenByWhomAndFromWhichEvidence() throws Exception {
    proposing.twoFor("origin", 1);
    open("origin-long");
    browser.press("a");
    focusedOn("Accept it");
    browser.press(Keys.ENTER);
    shows("Accepted: it is version 2 now.");
    go("#/policies/origin");
    shows(
        "So since version 2",
        "by rep, accepted by reviewer, from proposal origin-long",
        "Version 1");
    Looks.right(browser, "review-policy");
    go("#/policies/origin?from=1&to=2");
    shows("From version 1 to version 2", "New rule long-for-paid", "Version 1");
    browser.find("[data-back='1']").click();
    await().untilAsserted(() -> assertThat(focused().getDomAttribute("id")).isEqualTo("rationale"));
    browser.press("Replies fell.", Keys.TAB, Keys.ENTER);
    shows("The access token does not allow this", "policies:write");
    assertThat(browser.find("#rationale").getDomProperty("value")).isEqualTo("Replies fell.");

    as(keys.rep());
    go("#/policies/origin");
    shows("Version 1");
    browser.find("[data-back='1']").click();
    await().untilAsserted(() -> assertThat(focused().getDomAttribute("id")).isEqualTo("rationale"));
    browser.press("Replies fell.", Keys.TAB, Keys.ENTER);
    shows("The proposal to go back waits for review.");
    browser.find(".done a").click();
    shows("What was done so far", "by rep", "Withdraw");
    assertThat(browser.find("[data-clause='RULE/long-for-paid'] .tag").getText()).isEqualTo("goes");
    assertThat(browser.all("[data-step='ACCEPT']")).as("nobody decides on their own").isEmpty();
  }

  @Test
  void makesWhatWasDoneARuleInOnesOwnWords() throws Exception {
    proposing.twoFor("rule", 1, 1);
    proposing.act("rule", "rule-mail-1", "long");
    as(keys.rep());
    go("#/policies");
    shows("First mails");
    browser.find("main p a").click();
    shows("Its id");
    browser.find("#made-from").sendKeys("rule-mail-0", Keys.ENTER);
    shows("There is no action rule-mail-0");
    write(browser.find("#made-from"), "rule-mail-1");
    browser.press(Keys.ENTER);
    shows("Before you propose it", "What it rests on", "rule-mail-1");
    Looks.right(browser, "review-make-rule");
    write(browser.find("#when"), "plan = 'paid'");
    write(browser.find("#rationale"), "Those who pay asked for it.");
    browser.find("#when").submit();
    await()
        .untilAsserted(() -> assertThat(browser.find("#when-fault").getText()).contains("line 1"));
    Looks.right(browser, "review-make-rule-fault");
    assertThat(browser.find("#rationale").getDomProperty("value"))
        .isEqualTo("Those who pay asked for it.");
    write(browser.find("#when"), "plan == 'paid'");
    browser.find("#when").submit();
    shows("waits for review by somebody else");
    browser.find(".done a").click();
    shows("What was done so far", "Those who pay asked for it.", "by rep");
    assertThat(
            browser
                .find("[data-clause='RULE/long-for-paid-2'], [data-clause='RULE/long-for-paid']")
                .getText())
        .contains("as it was done in action rule-mail-1");
  }

  private void open(String proposal) {
    go("#/proposals/" + proposal);
    shows("What was done so far");
  }

  private static void write(WebElement field, String text) {
    field.clear();
    field.sendKeys(text);
  }

  private WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  private void focusedOn(String text) {
    await().untilAsserted(() -> assertThat(focused().getText()).isEqualTo(text));
  }
}
