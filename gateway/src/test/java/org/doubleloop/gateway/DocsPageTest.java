package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.doubleloop.kit.test.browser.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page of the API as a browser shows it.
@Tag(Browser.TAG)
class DocsPageTest {

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  @Test
  void showsTheOperationsAndDoesSoAgainWhenItIsReloaded() {
    try (var browser = Browser.open()) {
      browser.go(gateway.address() + "/docs");
      showsOperations(browser);
      browser.driver().navigate().refresh();
      showsOperations(browser);
    }
  }

  private static void showsOperations(Browser browser) {
    await()
        .untilAsserted(() ->
            assertThat(browser.text()).contains("/v1/suggestions", "/v1/policies", "/v1/signals"));
    assertThat(browser.errors()).isEmpty();
  }
}
