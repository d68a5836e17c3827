package org.doubleloop.kit.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecAssertTest {

  private final SpecAssert spec = SpecAssert.of("openapi/toys.yaml");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/v1/toys?limit=1|200|application/json|{\"items\":[{\"name\":\"a\"}],\"next\":\"x\"}",
        "GET|/v1/toys/7|200|application/json;charset=UTF-8|{\"name\":\"a\",\"madeAt\":\"2026-03-01T09:30:00.000Z\"}",
        "HEAD|/v1/toys/7|200|application/json|",
        "GET|/v1/toys/best|204||",
        "GET|/v1/toys/7|404|application/problem+json|{\"type\":\"/problems/not-found\",\"title\":\"t\",\"status\":404}",
        "GET|/nowhere|404|application/problem+json|{\"type\":\"/problems/not-found\",\"title\":\"t\",\"status\":404}",
        "PUT|/v1/toys|405|application/problem+json|{\"type\":\"/problems/x\",\"title\":\"t\",\"status\":405}",
      })
  void acceptsWhatIsDescribed(
      String method, String path, int status, @Nullable String type, @Nullable String body) {
    assertThatCode(() -> spec.check(method, path, answer(status, type, body)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/v1/toys/7|200|application/json|{}",
        "GET|/v1/toys/7|200|application/json|{\"name\":5}",
        "GET|/v1/toys/7|200|application/json|{\"name\":\"a\",\"colour\":\"red\"}",
        "GET|/v1/toys/7|200|application/json|{\"name\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
        "GET|/v1/toys/7|200|application/json|{\"name\":\"a\",\"madeAt\":\"yesterday\"}",
        "GET|/v1/toys|200|application/json|{\"items\":[{\"name\":\"a\",\"colour\":\"red\"}]}",
        "GET|/v1/toys|200|application/json|{\"items\":[{}]}",
        "GET|/v1/toys/7|200|text/plain|a",
        "GET|/v1/toys/7|200||{\"name\":\"a\"}",
        "GET|/v1/toys/best|204|application/json|{\"name\":\"a\"}",
        "GET|/v1/toys/7|201|application/json|{\"name\":\"a\"}",
        "GET|/v1/toys/7|500|application/problem+json|{\"type\":\"/problems/internal\",\"title\":\"t\",\"status\":500}",
        "GET|/v1/toys/7|404|application/problem+json|{\"type\":\"/problems/not-found\",\"title\":\"t\",\"status\":400}",
        "GET|/v1/toys/7|404|application/json|{\"name\":\"a\"}",
        "GET|/nowhere|200|application/json|{}",
        "PUT|/v1/toys|200|application/json|{}",
      })
  void refusesWhatIsNot(
      String method, String path, int status, @Nullable String type, @Nullable String body) {
    assertThatThrownBy(() -> spec.check(method, path, answer(status, type, body)))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @CsvSource({"''", "x"})
  void demandsHeaders(String count) {
    var headers =
        HttpHeaders.of(
            count.isEmpty()
                ? Map.of("Content-Type", List.of("application/json"))
                : Map.of("Content-Type", List.of("application/json"), "Toy-Count", List.of(count)),
            (name, value) -> true);
    assertThatThrownBy(
            () -> spec.check("GET", "/v1/toys", new Answer(200, headers, "{\"items\":[]}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Toy-Count");
  }

  private static Answer answer(int status, @Nullable String type, @Nullable String body) {
    Map<String, List<String>> headers =
        type == null
            ? Map.of("Toy-Count", List.of("1"))
            : Map.of("Content-Type", List.of(type), "Toy-Count", List.of("1"));
    return new Answer(
        status, HttpHeaders.of(headers, (name, value) -> true), body == null ? "" : body);
  }
}
