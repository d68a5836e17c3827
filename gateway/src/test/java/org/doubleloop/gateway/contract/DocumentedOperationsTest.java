package org.doubleloop.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class DocumentedOperationsTest {

  private static final DocumentedOperations operations = DocumentedOperations.read();

  private static DocumentedOperations.Found find(String method, String path) {
    return operations.find(HttpMethod.valueOf(method), PathContainer.parsePath(path));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/signals, listSignals, SIGNAL",
    "HEAD, /v1/signals, listSignals, SIGNAL",
    "POST, /v1/signals, captureSignal, SIGNAL",
    "GET, /v1/policies/p/versions, listPolicyVersions, POLICY",
    "GET, /v1/policies/p/versions/3, getPolicyVersion, POLICY",
    "GET, /v1/suggestions/s%2Fx, getSuggestion, RECOMMENDER",
    "DELETE, /v1/api-keys/k, revokeApiKey, GATEWAY"
  })
  void findsWhatTheServicesDescribe(String method, String path, String id, Service service) {
    assertThat(find(method, path))
        .isInstanceOfSatisfying(
            DocumentedOperations.Found.Here.class,
            here -> {
              assertThat(here.operation().described().id()).isEqualTo(id);
              assertThat(here.operation().service()).isEqualTo(service);
            });
  }

  @Test
  void namesTheMethodsOfAPath() {
    assertThat(find("PUT", "/v1/signals"))
        .isEqualTo(
            new DocumentedOperations.Found.OtherMethods(
                Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/feed", "POST, /v1/feed", "GET, /v1/policy-feed", "GET, /v1/%66eed",
    "GET, /v1/signals/", "GET, /v1/actions//edits", "GET, /", "GET, /V1/signals"
  })
  void hasNothingForServicesAndNothingUndocumented(String method, String path) {
    assertThat(find(method, path)).isEqualTo(new DocumentedOperations.Found.Nothing());
  }

  @Test
  void knowsWhatIsOpenToEverybody() {
    assertThat(operations.all())
        .filteredOn(DocumentedOperation::isOpen)
        .extracting(operation -> operation.described().id())
        .containsExactlyInAnyOrder(
            "issueToken", "getKeySet", "getOpenApi", "listProblemKinds", "getProblemKind");
  }
}
