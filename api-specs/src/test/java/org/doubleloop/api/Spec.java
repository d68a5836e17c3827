package org.doubleloop.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// One OpenAPI file as a tree of maps, lists and scalars.
record Spec(String name, Map<String, Object> root) {

  private static final Path FOLDER = Path.of("openapi");

  record Operation(String method, String path, Map<String, Object> body) {
    String id() {
      return String.valueOf(body.get("operationId"));
    }
  }

  static List<Spec> all() {
    return List.of("shared", "signal", "policy", "recommender", "gateway").stream()
        .map(Spec::read)
        .toList();
  }

  static Spec read(String name) {
    try (var in = Files.newBufferedReader(FOLDER.resolve(name + ".yaml"))) {
      return new Spec(name, map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    map(root.get("paths"))
        .forEach((path, item) ->
            map(item)
                .forEach((method, body) -> operations.add(new Operation(method, path, map(body)))));
    return operations;
  }

  Map<String, Object> schemas() {
    return map(map(root.get("components")).get("schemas"));
  }

  /// Calls `visitor` with every map below `node` and its JSON pointer.
  static void walk(
      @Nullable Object node, String pointer, BiConsumer<String, Map<String, Object>> visitor) {
    if (node instanceof Map<?, ?>) {
      var map = map(node);
      visitor.accept(pointer, map);
      map.forEach((key, value) -> walk(value, pointer + "/" + key, visitor));
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), pointer + "/" + i, visitor);
      }
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }
}
