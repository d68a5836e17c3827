package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The page of the API as a browser shows it. It needs Debian's packages `chromium` and
/// `chromium-driver`; in CI they must be there.
class DocsPageTest {

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  @Test
  void showsTheOperationsAndDoesSoAgainWhenItIsReloaded() {
    assumeTrue(
        Files.isExecutable(DRIVER) || System.getenv("CI") != null,
        "No browser: apt-get install chromium chromium-driver");
    var browser = browser();
    try {
      browser.get(gateway.address() + "/docs");
      showsOperations(browser);
      for (int i = 0; i < 2; i++) {
        browser.navigate().refresh();
        showsOperations(browser);
      }
    } finally {
      browser.quit();
    }
  }

  private static ChromeDriver browser() {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new ChromeDriver(service, options);
  }

  private static void showsOperations(ChromeDriver browser) {
    await()
        .untilAsserted(() ->
            assertThat(browser.findElement(By.tagName("body")).getText())
                .contains("/v1/suggestions", "/v1/policies", "/v1/signals"));
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .isEmpty();
  }
}
