package org.doubleloop.kit.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// An OpenAPI document in YAML, as far as a [Contract] needs it, with the files that it refers to.
final class OpenApiFile {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "options", "trace");

  private final String resource;
  private final Map<String, Map<?, ?>> documents = new HashMap<>();

  OpenApiFile(String resource) {
    this.resource = resource;
  }

  List<Operation> operations() {
    var document = document(resource);
    var operations = new ArrayList<Operation>();
    map(document.get("paths"))
        .forEach((path, item) ->
            map(item)
                .forEach((method, operation) -> {
                  if (METHODS.contains(String.valueOf(method))) {
                    operations.add(
                        operation(
                            String.valueOf(path),
                            String.valueOf(method),
                            map(operation),
                            document.get("security")));
                  }
                }));
    return operations;
  }

  private Operation operation(
      String path, String method, Map<?, ?> operation, @Nullable Object security) {
    var query = new HashMap<String, Operation.QueryParameter>();
    for (var declared : list(operation.get("parameters"))) {
      var parameter = resolved(resource, declared);
      if ("query".equals(parameter.value().get("in"))) {
        var schema = resolved(parameter.file(), parameter.value().get("schema")).value();
        query.put(
            String.valueOf(parameter.value().get("name")),
            new Operation.QueryParameter("array".equals(schema.get("type")), isText(schema)));
      }
    }
    return new Operation(
        String.valueOf(operation.get("operationId")),
        method.toUpperCase(Locale.ROOT),
        PathPatternParser.defaultInstance.parse(path),
        scopes(operation.containsKey("security") ? operation.get("security") : security),
        query,
        answers(map(operation.get("responses"))),
        operation.containsKey("requestBody"),
        Boolean.TRUE.equals(operation.get("x-waits")));
  }

  private static Set<String> answers(Map<?, ?> responses) {
    var types = new HashSet<String>();
    responses.forEach((status, response) -> {
      if (String.valueOf(status).startsWith("2") && map(response).containsKey("content")) {
        map(map(response).get("content")).keySet().forEach(type -> types.add(String.valueOf(type)));
      }
    });
    return types;
  }

  private static boolean isText(Map<?, ?> schema) {
    return "string".equals(schema.get("type"))
        && !schema.containsKey("enum")
        && !schema.containsKey("format");
  }

  private static List<Set<String>> scopes(@Nullable Object security) {
    var alternatives = new ArrayList<Set<String>>();
    for (var alternative : list(security)) {
      var scopes = new HashSet<String>();
      for (var scheme : map(alternative).values()) {
        list(scheme).forEach(scope -> scopes.add(String.valueOf(scope)));
      }
      if (scopes.isEmpty() && !map(alternative).isEmpty()) {
        throw new IllegalArgumentException("A requirement of the contract names no scope");
      }
      alternatives.add(scopes);
    }
    return alternatives;
  }

  /// A value, and the file by which its own references are read.
  private record Resolved(String file, Map<?, ?> value) {}

  private Resolved resolved(String file, @Nullable Object value) {
    var map = map(value);
    if (!(map.get("$ref") instanceof String reference)) {
      return new Resolved(file, map);
    }
    int hash = reference.indexOf('#');
    var target =
        hash == 0
            ? file
            : file.substring(0, file.lastIndexOf('/') + 1) + reference.substring(0, hash);
    Object found = document(target);
    for (var step : reference.substring(hash + 2).split("/", -1)) {
      found = map(found).get(step.replace("~1", "/").replace("~0", "~"));
      if (found == null) {
        throw new IllegalArgumentException(file + " refers to " + reference + ", which is absent");
      }
    }
    return resolved(target, found);
  }

  private Map<?, ?> document(String file) {
    return documents.computeIfAbsent(file, OpenApiFile::load);
  }

  private static Map<?, ?> load(String file) {
    var classPath = new ClassPathResource(file);
    if (!classPath.exists()) {
      throw new IllegalArgumentException("There is no " + file + " on the class path");
    }
    try (var in = classPath.getInputStream()) {
      return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return switch (value) {
      case null -> Map.of();
      case Map<?, ?> map -> map;
      default -> throw new IllegalArgumentException("Not an object of OpenAPI: " + value);
    };
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
