package org.doubleloop.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds the specs to what whoever generates a client from them has to be told: what is refused,
/// what may be left out, and how everything is called.
class ClientLintTest {

  /// Whose names are the callers' own.
  private static final Set<String> FREE =
      Set.of("CloudEvent", "EventData", "Context", "OpenApiDocument");

  private static final Map<String, Spec> FILES =
      Spec.all().stream().collect(Collectors.toMap(Spec::name, spec -> spec));

  private static Spec spec(String name) {
    return Objects.requireNonNull(FILES.get(name));
  }

  /// A schema component by its file and name.
  private record Named(String file, String name) {
    Map<String, Object> schema() {
      return Spec.map(spec(file).schemas().get(name));
    }
  }

  @Test
  void saysOfWhatIsSentThatUnknownFieldsAreRefused() {
    var sent = new HashSet<Named>();
    operations((file, operation) -> reach(file, operation.body().get("requestBody"), sent));
    var open =
        sent.stream()
            .filter(named -> named.schema().containsKey("properties"))
            .filter(named -> !FREE.contains(named.name()))
            .filter(named -> !Boolean.FALSE.equals(named.schema().get("additionalProperties")));
    assertThat(open).isEmpty();
  }

  /// Some generators take what has a default for what has to be sent.
  @Test
  void givesNoFieldADefault() {
    var found = new ArrayList<String>();
    schemas((named, schema) ->
        Spec.map(schema.get("properties"))
            .forEach((field, of) -> {
              if (Spec.map(of).containsKey("default")) {
                found.add(named.name() + "." + field);
              }
            }));
    assertThat(found).isEmpty();
  }

  @Test
  void namesEveryValueOfAnEnumInUpperCase() {
    schemas((named, schema) -> {
      if (schema.get("enum") instanceof List<?> values) {
        var names = schema.get("x-enum-varnames") instanceof List<?> given ? given : values;
        assertThat(names)
            .as(named.name())
            .hasSameSizeAs(values)
            .allSatisfy(name -> assertThat(String.valueOf(name)).matches("[A-Z][A-Z0-9_]*"));
      }
    });
  }

  @Test
  void hasFreeNamesInTheseOnlySoThatNothingHasATwin() {
    var free = new HashSet<String>();
    schemas((named, schema) -> {
      if (Boolean.TRUE.equals(schema.get("additionalProperties"))) {
        free.add(named.name());
      }
    });
    assertThat(free).isEqualTo(FREE);
  }

  /// So that a client knows before it asks. Of a file another header does as well.
  @Test
  void requiresIfMatchWhereItIsMissed() {
    operations((file, operation) -> {
      if (Spec.map(operation.body().get("responses")).containsKey("428")
          && !operation.id().equals("applyPolicyFile")) {
        assertThat(operation.body().get("parameters"))
            .as(operation.id())
            .asInstanceOf(InstanceOfAssertFactories.LIST)
            .contains(Map.of("$ref", "shared.yaml#/components/parameters/IfMatch"));
      }
    });
    var parameters = Spec.map(Spec.map(spec("shared").root().get("components")).get("parameters"));
    assertThat(Spec.map(parameters.get("IfMatch"))).containsEntry("required", true);
  }

  /// What `If-Match` has to name can be had without reading a header.
  @Test
  void repeatsTheETagInTheBody() {
    operations((file, operation) -> {
      if (file.name().equals("policy")) {
        successes(operation)
            .forEach(response -> {
              if (Spec.map(response.get("headers")).containsKey("ETag")) {
                var json = Spec.map(Spec.map(response.get("content")).get("application/json"));
                var reached = new HashSet<Named>();
                reach(file, json, reached);
                if (!json.isEmpty()) {
                  assertThat(reached)
                      .as(operation.id())
                      .anyMatch(
                          named -> Spec.map(named.schema().get("properties")).containsKey("etag"));
                }
              }
            });
      }
    });
  }

  /// Of every kind of answer a reader sees one.
  @Test
  void showsAnExampleOfEveryAnswer() {
    var without = new HashSet<String>();
    operations((file, operation) ->
        successes(operation)
            .map(response -> Spec.map(Spec.map(response.get("content")).get("application/json")))
            .filter(json -> !json.isEmpty() && !json.containsKey("example"))
            .forEach(json ->
                named(file, Spec.map(json.get("schema")).get("$ref"))
                    .filter(named -> !named.schema().containsKey("example"))
                    .forEach(named -> without.add(named.name()))));
    assertThat(without).isEmpty();
  }

  /// What a problem refers to is explained there.
  @Test
  void takesTheProblemsOfExamplesFromThoseThatAreExplained() {
    var kinds = Spec.read("problems").root();
    FILES
        .values()
        .forEach(spec ->
            Spec.walk(
                spec.root(),
                "",
                (pointer, node) -> {
                  if (node.get("type") instanceof String type && type.startsWith("/problems/")) {
                    assertThat(kinds)
                        .as(pointer)
                        .containsKey(type.substring("/problems/".length()));
                  }
                }));
    assertThat(kinds.values())
        .allSatisfy(kind ->
            assertThat(Spec.map(kind))
                .containsOnlyKeys("statuses", "title", "description", "remedy"));
  }

  private static Stream<Map<String, Object>> successes(Spec.Operation operation) {
    return Spec.map(operation.body().get("responses")).entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(response -> Spec.map(response.getValue()));
  }

  private static void operations(BiConsumer<Spec, Spec.Operation> visitor) {
    FILES.values().forEach(spec -> spec.operations().forEach(each -> visitor.accept(spec, each)));
  }

  private static void schemas(BiConsumer<Named, Map<String, Object>> visitor) {
    FILES
        .values()
        .forEach(spec ->
            spec.schemas()
                .keySet()
                .forEach(name -> {
                  var named = new Named(spec.name(), name);
                  visitor.accept(named, named.schema());
                }));
  }

  /// All schemas that a node refers to, directly or not.
  private static void reach(Spec file, @Nullable Object node, Set<Named> reached) {
    Spec.walk(
        node,
        "",
        (pointer, map) ->
            named(file, map.get("$ref"))
                .filter(reached::add)
                .forEach(named -> reach(spec(named.file()), named.schema(), reached)));
  }

  private static Stream<Named> named(Spec file, @Nullable Object ref) {
    if (!(ref instanceof String text) || !text.contains("#/components/schemas/")) {
      return Stream.empty();
    }
    var at = text.indexOf('#');
    var other = at == 0 ? file.name() : text.substring(0, at).replace(".yaml", "");
    return Stream.of(new Named(other, text.substring(text.lastIndexOf('/') + 1)));
  }
}
