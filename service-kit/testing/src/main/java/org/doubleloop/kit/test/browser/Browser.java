package org.doubleloop.kit.test.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chromium, as a person has it before her, without its windows. It needs Debian's packages
/// `chromium-headless-shell` and `chromium-driver`.
public final class Browser implements AutoCloseable {

  /// Of tests in a browser, which are made where they are asked for: `make verify ALL=yes`.
  public static final String TAG = "browser";

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /// Takes less time than all of Chromium for the same pages.
  private static final Path SHELL = Path.of("/usr/lib/chromium/chromium-headless-shell");

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Path DOWNLOADS = Path.of("target", "downloads");

  private final ChromeDriver driver;

  /// An answer that came over the network, or that the network has confirmed.
  public record Received(String address, int status) {}

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// A tab that knows nothing of what was seen in it before. Browser and tab start once for all
  /// tests of the JVM.
  ///
  /// @throws IllegalStateException where there is no browser
  public static Browser open() {
    if (!Files.isExecutable(DRIVER) || !Files.isExecutable(SHELL)) {
      throw new IllegalStateException(
          "No browser: apt-get install chromium-headless-shell chromium-driver");
    }
    var driver = Started.CHROMIUM;
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of());
    var browser = new Browser(driver);
    browser.errors();
    browser.received();
    return browser;
  }

  private static final class Started {
    static final ChromeDriver CHROMIUM = start();

    private static ChromeDriver start() {
      var logs = new LoggingPreferences();
      logs.enable(LogType.BROWSER, Level.ALL);
      logs.enable(LogType.PERFORMANCE, Level.ALL);
      var options = new ChromeOptions();
      options.setBinary(SHELL.toFile());
      options.addArguments(
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-features=SpareRendererForSitePerProcess",
          "--lang=en-US");
      options.setExperimentalOption(
          "prefs", Map.of("download.default_directory", DOWNLOADS.toAbsolutePath().toString()));
      options.setCapability("goog:loggingPrefs", logs);
      var service =
          new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
      var driver = new ChromeDriver(service, options);
      Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
      return driver;
    }
  }

  public ChromeDriver driver() {
    return driver;
  }

  public void go(String address) {
    driver.get(address);
  }

  /// What is to be read on the page, as it is rendered.
  public String text() {
    return String.valueOf(driver.executeScript("return document.body.innerText"));
  }

  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  public List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  public Object run(String script, Object... arguments) {
    return String.valueOf(driver.executeScript(script, arguments));
  }

  /// Types to whatever has the focus.
  public void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  public void tab() {
    press(Keys.TAB);
  }

  /// What stands out of the page to the right, but for what scrolls by itself; `[]` where nothing
  /// does.
  public Object overflowing() {
    return run(
        """
        return JSON.stringify([...document.querySelectorAll('body *')]
          .filter(each => !each.closest('.scroll > *')
            && each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
          .map(each => each.tagName + '.' + each.getAttribute('class')))\
        """);
  }

  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  public void prefer(String colours) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /// Errors since they were last asked for; what a content security policy forbids is one.
  public List<String> errors() {
    return entries(LogType.BROWSER)
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /// What was asked for and answered since that was last asked.
  public List<Received> received() {
    var messages =
        entries(LogType.PERFORMANCE)
            .map(entry -> JsonMapper.shared().readTree(entry.getMessage()).path("message"))
            .toList();
    var statuses = new HashMap<String, Integer>();
    told(messages, "Network.responseReceivedExtraInfo")
        .forEach(answer ->
            statuses.putIfAbsent(
                answer.path("requestId").asString(""), answer.path("statusCode").asInt(0)));
    return told(messages, "Network.requestWillBeSent")
        .map(sent ->
            new Received(
                sent.at("/request/url").asString(""),
                statuses.getOrDefault(sent.path("requestId").asString(""), 0)))
        .toList();
  }

  /// What all messages of one kind tell.
  private static Stream<JsonNode> told(List<JsonNode> messages, String method) {
    return messages.stream()
        .filter(message -> message.path("method").asString("").equals(method))
        .map(message -> message.path("params"));
  }

  private Stream<LogEntry> entries(String type) {
    return driver.manage().logs().get(type).getAll().stream();
  }

  /// Keeps a picture of the whole page in `target/screenshots`.
  public void picture(String name) {
    var answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "optimizeForSpeed", true));
    try {
      Files.createDirectories(PICTURES);
      Files.write(
          PICTURES.resolve(name + ".png"),
          Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a page keeps for its tab goes with its tab.
  @Override
  public void close() {
    // A page that could not be loaded has no storage, and throws.
    driver.executeScript("try { sessionStorage.clear() } catch (nothingKept) {}");
    driver.get("about:blank");
  }
}
