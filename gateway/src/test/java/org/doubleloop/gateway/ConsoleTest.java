package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The console's files as they are served.
class ConsoleTest {

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  @ParameterizedTest
  @CsvSource({
    "/app/, text/html",
    "/app/app.js, text/javascript",
    "/app/pages/results.js, text/javascript",
    "/app/pages/results/series.js, text/javascript",
    "/app/lib/lit-html.js, text/javascript",
    "/app/app.css, text/css",
    "/app/icon.svg, image/svg+xml"
  })
  void sayTheSameWhetherTheyAreSentOrHaveNotChanged(String path, String type) {
    var answer = gateway.send(gateway.request(path)).expect(200);
    assertThat(answer.header("Content-Type")).get(STRING).startsWith(type);
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement(STRING)
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("connect-src 'self'", "base-uri 'none'", "form-action 'none'")
        .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe");
    assertThat(answer.header("Cache-Control")).contains("no-cache");
    var etag = answer.header("ETag").orElseThrow();
    var again = gateway.send(gateway.request(path).header("If-None-Match", etag)).expect(304);
    for (var header : List.of("Content-Security-Policy", "Cache-Control", "ETag")) {
      assertThat(again.headers().allValues(header))
          .as("a browser takes it in place of the one it has kept")
          .isEqualTo(answer.headers().allValues(header));
    }
    assertThat(
            Pattern.compile("(src|href|from) ?=?['\"](https?:)?//").matcher(answer.text()).find())
        .as("asks elsewhere")
        .isFalse();
  }

  @Test
  void showsNothingElseOfTheClassPath() {
    for (String path :
        List.of("/app/index.html", "/app/..%2fgateway.yml", "/app/x.js", "/app/lib")) {
      assertThat(gateway.send(gateway.request(path)).status()).as(path).isIn(400, 404);
    }
    assertThat(gateway.send(gateway.request("/app")).header("Location")).contains("/app/");
  }
}
