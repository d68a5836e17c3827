package org.doubleloop.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Holds the specs inside what the generators of five languages can do.
class SpecLintTest {

  private static final Set<String> BANNED =
      Set.of(
          "oneOf",
          "anyOf",
          "allOf",
          "not",
          "discriminator",
          "const",
          "prefixItems",
          "patternProperties",
          "if",
          "then",
          "else",
          "uniqueItems",
          "nullable",
          "readOnly",
          "writeOnly");

  static List<Spec> specs() {
    return Spec.all();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void saysVersionAndLicence(Spec spec) {
    assertThat(spec.root()).containsEntry("openapi", "3.1.0");
    assertThat(Spec.map(Spec.map(spec.root().get("info")).get("license")))
        .containsEntry("identifier", "Apache-2.0");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void usesNoKeywordThatGeneratorsGetWrong(Spec spec) {
    var found = new ArrayList<String>();
    walkSchemas(
        spec,
        (pointer, schema) ->
            schema.keySet().stream()
                .filter(BANNED::contains)
                .forEach(keyword -> found.add(pointer + "/" + keyword)));
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void boundsEveryStringArrayMapAndNumber(Spec spec) {
    var unbounded = new ArrayList<String>();
    walkSchemas(
        spec,
        (pointer, schema) -> {
          if (!isBounded(schema)) {
            unbounded.add(pointer);
          }
        });
    assertThat(unbounded).isEmpty();
  }

  private static boolean isBounded(Map<String, Object> schema) {
    return switch (String.valueOf(schema.get("type"))) {
      case "string" ->
          schema.containsKey("maxLength")
              || schema.containsKey("pattern")
              || schema.containsKey("enum")
              || Set.of("date", "date-time").contains(String.valueOf(schema.get("format")));
      case "array" -> schema.containsKey("maxItems") && schema.containsKey("items");
      case "object" ->
          schema.containsKey("properties")
              || (schema.containsKey("additionalProperties")
                  && schema.containsKey("maxProperties"));
      case "integer", "number" ->
          schema.keySet().containsAll(Set.of("format", "minimum", "maximum"));
      case "boolean" -> true;
      default -> false;
    };
  }

  @ParameterizedTest
  @MethodSource("specs")
  void namesEveryEnumAndObjectInsideAnother(Spec spec) {
    var inline = new ArrayList<String>();
    walkSchemas(
        spec,
        (pointer, schema) -> {
          boolean inner = pointer.contains("/properties/") || pointer.contains("/parameters/");
          if (inner && (schema.containsKey("enum") || schema.containsKey("properties"))) {
            inline.add(pointer);
          }
        });
    assertThat(inline).isEmpty();
  }

  @Test
  void givesEveryOperationOneTagAnIdOfItsOwnAndItsErrors() {
    var seen = new HashSet<String>();
    for (Spec spec : specs()) {
      for (Spec.Operation operation : spec.operations()) {
        assertThat(seen.add(operation.id())).as("operationId %s", operation.id()).isTrue();
        assertThat((List<?>) operation.body().get("tags")).as(operation.id()).hasSize(1);
        assertThat(operation.body()).as(operation.id()).containsKeys("summary", "security");
        var responses = Spec.map(operation.body().get("responses"));
        if (!List.of().equals(operation.body().get("security"))) {
          assertThat(responses).as(operation.id()).containsKeys("401", "403", "503");
        }
        if (operation.path().contains("{id}")) {
          assertThat(responses).as(operation.id()).containsKey("404");
        }
        if (operation.body().containsKey("requestBody")) {
          assertThat(responses).as(operation.id()).containsKeys("400", "413", "415");
        }
      }
    }
  }

  @Test
  void namesEverySchemaOnceOverAllFilesSoThatTheyCanBeMerged() {
    var owners = new TreeMap<String, List<String>>();
    for (Spec spec : specs()) {
      spec.schemas()
          .keySet()
          .forEach(name -> owners.computeIfAbsent(name, n -> new ArrayList<>()).add(spec.name()));
    }
    owners.values().removeIf(files -> files.size() == 1);
    assertThat(owners).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void resolvesEveryReference(Spec spec) {
    Spec.walk(
        spec.root(),
        "",
        (pointer, node) -> {
          if (node.get("$ref") instanceof String ref) {
            assertThat(resolve(spec, ref)).as("%s -> %s", pointer, ref).isNotNull();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("specs")
  void hasExamplesThatAreValid(Spec spec) {
    spec.schemas().forEach((name, schema) -> checkExample(spec, name, schema, Spec.map(schema)));
    Spec.walk(
        spec.root(),
        "",
        (pointer, node) -> {
          if (node.containsKey("schema")) {
            checkExample(spec, pointer, node.get("schema"), node);
          }
        });
  }

  private static void checkExample(
      Spec spec, String name, @Nullable Object schema, Map<String, Object> holder) {
    if (holder.get("example") instanceof Map<?, ?> example) {
      var mapper = JsonMapper.shared();
      var inlined = mapper.writeValueAsString(inline(spec, schema, 0));
      var validator =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(inlined, InputFormat.JSON);
      var errors = validator.validate(mapper.writeValueAsString(example), InputFormat.JSON);
      assertThat(errors).as("example of %s", name).isEmpty();
    }
  }

  private static @Nullable Object inline(Spec spec, @Nullable Object node, int depth) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String ref) {
        if (depth > 30) {
          return Map.of();
        }
        // What it refers to may refer to others beside it.
        return inline(file(spec, ref), resolve(spec, ref), depth + 1);
      }
      var copy = new TreeMap<String, @Nullable Object>();
      map.forEach((key, value) -> copy.put(String.valueOf(key), inline(spec, value, depth)));
      return copy;
    }
    return node instanceof List<?> list
        ? list.stream().<@Nullable Object>map(item -> inline(spec, item, depth)).toList()
        : node;
  }

  private static Spec file(Spec spec, String ref) {
    String file = ref.substring(0, ref.indexOf('#'));
    return file.isEmpty() ? spec : Spec.read(file.replace(".yaml", ""));
  }

  private static @Nullable Object resolve(Spec spec, String ref) {
    @Nullable Object node = file(spec, ref).root();
    for (String step : ref.substring(ref.indexOf('#') + 2).split("/", -1)) {
      node = Spec.map(node).get(step);
    }
    return node;
  }

  private static void walkSchemas(Spec spec, BiConsumer<String, Map<String, Object>> visitor) {
    Spec.walk(
        spec.root(),
        "",
        (pointer, node) -> {
          boolean schema = node.containsKey("type") && !node.containsKey("$ref");
          if (schema
              && !pointer.endsWith("/properties")
              && !pointer.contains("/example")
              && !pointer.contains("/securitySchemes")) {
            visitor.accept(pointer, node);
          }
        });
  }
}
