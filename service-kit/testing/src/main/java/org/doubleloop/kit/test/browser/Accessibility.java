package org.doubleloop.kit.test.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether everybody can use a page, as far as axe-core finds out.
final class Accessibility {

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run({resultTypes: ['violations'], ...arguments[0]})
        .then(found => done(JSON.stringify(found)), error => done(String(error)));\
      """;

  private static final Map<String, Object> CONTRAST = Map.of("runOnly", List.of("color-contrast"));

  private static final String SCRIPT = script();

  private Accessibility() {}

  /// What of the page that is shown keeps somebody out, or nearly; and that it was looked at at
  /// all.
  ///
  /// @throws IllegalStateException when less than a page was looked at
  static List<String> faults(Browser browser) {
    browser.run(SCRIPT);
    return faults(browser, Map.of(), 10);
  }

  /// The same, of its colours alone: all else of it was looked at.
  static List<String> faultsOfColours(Browser browser) {
    return faults(browser, CONTRAST, 1);
  }

  private static List<String> faults(Browser browser, Map<String, Object> rules, int passes) {
    var answer = String.valueOf(browser.driver().executeAsyncScript(RUN, rules));
    var found = JsonMapper.shared().readTree(answer);
    if (found.path("passes").size() < passes) {
      throw new IllegalStateException("Not much of a page: " + answer);
    }
    return StreamSupport.stream(found.path("violations").spliterator(), false)
        .filter(violation -> GRAVE.contains(violation.path("impact").asString("")))
        .map(Accessibility::told)
        .toList();
  }

  private static String told(JsonNode violation) {
    return violation.path("id").asString("")
        + ": "
        + violation.at("/nodes/0/html").asString("")
        + " "
        + violation.at("/nodes/0/failureSummary").asString("");
  }

  private static String script() {
    try {
      var build =
          PropertiesLoaderUtils.loadProperties(
              new ClassPathResource("META-INF/maven/org.webjars.npm/axe-core/pom.properties"));
      var version = Objects.requireNonNull(build.getProperty("version"));
      return new ClassPathResource("META-INF/resources/webjars/axe-core/" + version + "/axe.min.js")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("axe-core is not on the class path", e);
    }
  }
}
