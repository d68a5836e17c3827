package org.doubleloop.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

  private final Contract contract = Contract.read("openapi/toys.yaml");

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/toys,listToys",
    "HEAD,/v1/toys,listToys",
    "POST,/v1/toys,createToy",
    "GET,/v1/toys/7,getToy",
    "GET,/v1/toys/a%2Fb,getToy",
    "GET,/v1/toys/best,getBestToy",
  })
  void findsTheOperationByTheMostSpecificPath(String method, String path, String id) {
    assertThat(contract.at(method, path))
        .isInstanceOfSatisfying(
            ContractMatch.Documented.class,
            match -> assertThat(match.operation().id()).isEqualTo(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/toys/", "/v1/toys/7/8", "/v1/Toys", "//v1/toys", ""})
  void knowsNothingElse(String path) {
    assertThat(contract.at("GET", path)).isEqualTo(new ContractMatch.Undocumented());
  }

  @Test
  void listsTheMethodsOfAPath() {
    assertThat(contract.at("PATCH", "/v1/toys"))
        .isInstanceOfSatisfying(
            ContractMatch.OtherMethod.class,
            match -> assertThat(match.allowed()).containsExactly("GET", "HEAD", "POST"));
  }

  @Test
  void readsScopesAsAlternatives() {
    var create = operation("createToy");
    assertThat(create.allows(Set.of("toys:write"))).isTrue();
    assertThat(create.allows(Set.of("admin", "toys:read"))).isTrue();
    assertThat(create.allows(Set.of("admin"))).isFalse();
    assertThat(create.allows(Set.of())).isFalse();
    assertThat(operation("getBestToy").isOpen()).isTrue();
    assertThat(operation("listToys").isOpen()).isFalse();
  }

  @Test
  void readsQueryParametersThroughReferences() {
    assertThat(operation("listToys").query()).containsOnlyKeys("cursor", "limit", "tag", "kind");
    assertThat(operation("listToys").query())
        .containsEntry("limit", new Operation.QueryParameter(false, false))
        .containsEntry("tag", new Operation.QueryParameter(true, false))
        .containsEntry("kind", new Operation.QueryParameter(false, false))
        .containsEntry("cursor", new Operation.QueryParameter(false, true));
  }

  @Test
  void knowsWhichOperationsTakeABody() {
    assertThat(operation("createToy").takesBody()).isTrue();
    assertThat(operation("listToys").takesBody()).isFalse();
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> Contract.read("openapi/absent.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("absent.yaml");
  }

  private Operation operation(String id) {
    return contract.operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }
}
