package org.doubleloop.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a service answered.
public record Answer(int status, HttpHeaders headers, String text) {

  /// This answer, which must have the status.
  public Answer expect(int expected) {
    assertThat(status).as(text).isEqualTo(expected);
    return this;
  }

  /// This answer, which must be a problem of this kind, such as `not-found`.
  ///
  /// @param pointers where its faults must be, in any order; when none is given, anywhere
  public Answer expectProblem(int expected, String slug, String... pointers) {
    expect(expected);
    assertThat(json().path("type").asString("")).as(text).isEqualTo("/problems/" + slug);
    if (pointers.length > 0) {
      assertThat(json().path("errors").valueStream())
          .as(text)
          .extracting(fault -> fault.path("pointer").asString(""))
          .containsExactlyInAnyOrder(pointers);
    }
    return this;
  }

  /// The body as JSON.
  public JsonNode json() {
    return JsonMapper.shared().readTree(text);
  }

  /// A value of the body by its JSON pointer, as text.
  public String at(String pointer) {
    return json().at(pointer).asString("");
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  @Override
  public String toString() {
    return status + " " + text;
  }
}
