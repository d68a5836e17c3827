package org.doubleloop.policy.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.json.StrictJson;
import tools.jackson.databind.JsonNode;

/// What the service answered.
public record Answer(HttpResponse<String> response) {
  public int status() {
    return response.statusCode();
  }

  public String text() {
    return response.body();
  }

  public JsonNode json() {
    return StrictJson.mapper().readTree(text());
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /// Asserts that this is a problem of a kind, and what it points at, in any order.
  public void refused(int status, String problem, String... pointers) {
    assertThat(status()).as(text()).isEqualTo(status);
    assertThat(header("Content-Type")).contains("application/problem+json");
    assertThat(json().at("/type").asString()).isEqualTo("/problems/" + problem);
    if (pointers.length > 0) {
      List<String> found = new ArrayList<>();
      json().at("/errors").forEach(fault -> found.add(fault.at("/pointer").asString()));
      assertThat(found).as(text()).containsExactlyInAnyOrder(pointers);
    }
  }
}
