package org.doubleloop.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doubleloop.kit.web.Contract;
import org.doubleloop.kit.web.ContractMatch;
import org.doubleloop.kit.web.Operation;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks answers against a service's OpenAPI file: status, headers, media type, and the body by
/// its schema (2020-12, formats asserted), which may hold no field that is not described.
public final class SpecAssert {

  private static final String BASE = "https://specs.invalid/";
  private static final String PROBLEM = "application/problem+json";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, SpecAssert> KNOWN = new ConcurrentHashMap<>();

  private final Contract contract;
  private final SpecTree tree;
  private final SchemaRegistry schemas;

  private SpecAssert(String resource) {
    this.contract = Contract.read(resource);
    this.tree = new SpecTree(resource);
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                    .schemas(iri -> tree.text(iri.substring(BASE.length()))));
  }

  /// @param resource where the file lies on the class path, such as `openapi/signal.yaml`
  public static SpecAssert of(String resource) {
    return KNOWN.computeIfAbsent(resource, SpecAssert::new);
  }

  /// Whether the file describes a path, whatever the method.
  ///
  /// @param path as sent, with or without a query
  public boolean describes(String path) {
    return !(contract.at("GET", withoutQuery(path)) instanceof ContractMatch.Undocumented);
  }

  /// Checks the answer to a request.
  ///
  /// @param path as sent, with or without a query
  public void check(String method, String path, Answer answer) {
    var what = method + " " + path + " answered " + answer;
    switch (contract.at(method, withoutQuery(path))) {
      case ContractMatch.Documented(var operation) -> check(operation, method, answer, what);
      case ContractMatch.OtherMethod _ -> checkProblem(answer, 405, what);
      case ContractMatch.Undocumented _ -> {
        if (answer.status() != 400) {
          checkProblem(answer, 404, what);
        }
      }
    }
  }

  private static String withoutQuery(String path) {
    return path.replaceAll("\\?.*", "");
  }

  private void check(Operation operation, String method, Answer answer, String what) {
    if (answer.status() == 406) {
      checkProblem(answer, 406, what);
      return;
    }
    var pointer =
        "/paths/%s/%s/responses/%d"
            .formatted(
                operation.path().getPatternString().replace("/", "~1"),
                operation.method().toLowerCase(Locale.ROOT),
                answer.status());
    var response =
        tree.find(pointer).orElseThrow(() -> new AssertionError("Not documented: " + what));
    checkHeaders(response, answer, what);
    var content = response.node().path("content");
    if (content.isEmpty() || method.equals("HEAD")) {
      assertThat(answer.text()).as(what).isEmpty();
      return;
    }
    var mediaType = mediaType(answer).orElseThrow(() -> new AssertionError("Untyped: " + what));
    assertThat(content.propertyNames()).as(what).contains(mediaType);
    if (mediaType.endsWith("json")) {
      checkBody(tree.resolve(response.at(content.path(mediaType).path("schema"))), answer, what);
    }
    if (mediaType.equals(PROBLEM)) {
      checkProblem(answer, answer.status(), what);
    }
  }

  private void checkHeaders(SpecTree.Place response, Answer answer, String what) {
    response
        .node()
        .path("headers")
        .propertyStream()
        .forEach(declared -> {
          var header = tree.resolve(response.at(declared.getValue())).node();
          var value = answer.header(declared.getKey());
          if (header.path("required").asBoolean(false)) {
            assertThat(value).as("%s of %s", declared.getKey(), what).isPresent();
          }
          if (header.at("/schema/type").asString("").equals("integer")) {
            value.ifPresent(v -> assertThat(v).as(declared.getKey()).containsOnlyDigits());
          }
        });
  }

  private void checkBody(SpecTree.Place schema, Answer answer, String what) {
    var location = SchemaLocation.of(BASE + schema.file() + "#" + schema.pointer());
    var body = answer.json();
    assertThat(schemas.getSchema(location).validate(body)).as(what).isEmpty();
    assertThat(tree.undescribed(schema, body, "")).as("undescribed in " + what).isEmpty();
  }

  private static void checkProblem(Answer answer, int status, String what) {
    assertThat(answer.status()).as(what).isEqualTo(status);
    assertThat(mediaType(answer)).as(what).contains(PROBLEM);
    if (!answer.text().isEmpty()) {
      JsonNode problem = JSON.readTree(answer.text());
      assertThat(problem.path("status").asInt(0)).as(what).isEqualTo(status);
      assertThat(problem.path("type").asString("")).as(what).startsWith("/problems/");
      assertThat(problem.path("title").asString("")).as(what).isNotEmpty();
    }
  }

  private static Optional<String> mediaType(Answer answer) {
    return answer
        .header("Content-Type")
        .map(MediaType::parseMediaType)
        .map(type -> type.getType() + "/" + type.getSubtype());
  }
}
