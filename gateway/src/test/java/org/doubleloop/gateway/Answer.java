package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came back.
public record Answer(int status, HttpHeaders headers, String text) {

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  public JsonNode json() {
    return JsonMapper.shared().readTree(text);
  }

  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /// That this is a whole problem of this kind, and returns its detail.
  public String problem(int expected, String slug) {
    assertThat(status).as(text).isEqualTo(expected);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    var problem = json();
    assertThat(problem.path("type").stringValue("")).isEqualTo("/problems/" + slug);
    assertThat(problem.path("status").intValue()).isEqualTo(expected);
    assertThat(problem.path("title").stringValue("")).isNotEmpty();
    assertThat(problem.path("instance").stringValue("")).startsWith("/");
    assertThat(problem.path("requestId").stringValue("")).isEqualTo(header("X-Request-Id"));
    return problem.path("detail").stringValue("");
  }
}
