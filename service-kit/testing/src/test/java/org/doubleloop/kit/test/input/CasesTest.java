package org.doubleloop.kit.test.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CasesTest {

  @Test
  void areMadeOfWhatAFileDescribes() {
    var list = described("GET /v1/toys");
    assertThat(RequestCases.ofQueries(list))
        .extracting(Case::path)
        .contains(
            "/v1/toys?limit=0",
            "/v1/toys?kind=NONE_OF_THESE",
            "/v1/toys?color=red",
            "/v1/toys?cursor=");
    var one = described("GET /v1/toys/{id}");
    assertThat(one.path()).isEqualTo("/v1/toys/7");
    assertThat(RequestCases.ofPaths(one)).extracting(Case::path).contains("/v1/toys/unknown");
    assertThat(RequestCases.ofCallers(one)).extracting(Case::status).containsExactly(401, 403, 404);
    assertThat(RequestCases.ofCallers(described("GET /v1/toys/best"))).isEmpty();
  }

  @Test
  void areMadeOfABetterBodyWhereOneIsGiven() {
    var make = described("POST /v1/toys");
    assertThat(BodyCases.ofValues(make, _ -> true, _ -> true))
        .extracting(Case::name)
        .contains(
            "POST /v1/toys: /name = too long",
            "POST /v1/toys: /name is absent",
            "POST /v1/toys: /madeAt = 2026-02-30T00:00:00Z",
            "POST /v1/toys: an unknown field");
    assertThat(BodyCases.ofShapes(make))
        .filteredOn(each -> each.name().endsWith("a field twice"))
        .extracting(Case::body)
        .containsExactly("{\"name\":\"ball\",\"name\":\"ball\"}");
  }

  private static Described described(String name) {
    return all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static Stream<Described> all() {
    return Described.all(
        "openapi/toys.yaml",
        Map.of("/v1/toys/{id}", "7"),
        Map.of("POST /v1/toys", "{\"name\": \"ball\"}"))
        .stream();
  }
}
