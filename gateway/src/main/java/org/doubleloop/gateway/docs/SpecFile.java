package org.doubleloop.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// An OpenAPI file of the class path, as plain maps and lists in the file's order.
record SpecFile(String name, Map<String, Object> root) {

  SpecFile {
    if (root.isEmpty()) {
      throw new IllegalArgumentException("The specification " + name + " is empty");
    }
  }

  /// Reads `openapi/<name>.yaml`.
  static SpecFile read(String name) {
    var path = "openapi/" + name + ".yaml";
    try (var in = SpecFile.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The class path has no " + path);
      }
      var options = new LoaderOptions();
      var dumping = new DumperOptions();
      var yaml =
          new Yaml(
              new SafeConstructor(options),
              new Representer(dumping),
              dumping,
              options,
              new DatesStayText());
      return new SpecFile(name, map(yaml.load(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /// The object at a place of the file, such as `components`, `schemas`; empty where there is none.
  Map<String, Object> at(String... steps) {
    Map<String, Object> node = root;
    for (String step : steps) {
      node = map(node.get(step));
    }
    return node;
  }

  /// A YAML node as an object whose keys are text; empty when it is none.
  static Map<String, Object> map(@Nullable Object node) {
    if (!(node instanceof Map<?, ?> map)) {
      return Map.of();
    }
    return map.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(
            Collectors.toMap(
                entry -> String.valueOf(entry.getKey()),
                Map.Entry::getValue,
                (first, second) -> second,
                LinkedHashMap::new));
  }

  /// A YAML node as a list; empty when it is none.
  static List<?> list(@Nullable Object node) {
    return node instanceof List<?> list ? list : List.of();
  }

  private static final class DatesStayText extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
      addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }
}
