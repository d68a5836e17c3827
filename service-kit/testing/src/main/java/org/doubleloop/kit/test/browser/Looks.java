package org.doubleloop.kit.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

/// How a page looks to everybody: dark and light, wide and narrow.
public final class Looks {
  private static final int WIDE = 1200;
  private static final int NARROW = 375;

  private Looks() {}

  /// Everybody can read it and use it, and nothing sticks out; pictures of it are kept. Leaves the
  /// page wide and light.
  ///
  /// @param name of the pictures
  public static void right(Browser browser, String name) {
    browser.prefer("dark");
    assertThat(Accessibility.faults(browser)).as("dark").isEmpty();
    browser.picture(name + "-dark");
    browser.prefer("light");
    assertThat(Accessibility.faultsOfColours(browser)).as("light").isEmpty();
    browser.picture(name);
    browser.resize(NARROW, 800);
    assertThat(browser.overflowing()).isEqualTo("[]");
    assertThat(browser.run("return document.documentElement.scrollWidth"))
        .isEqualTo(String.valueOf(NARROW));
    browser.picture(name + "-narrow");
    browser.resize(WIDE, 900);
  }
}
