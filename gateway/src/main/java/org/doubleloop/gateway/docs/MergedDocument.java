package org.doubleloop.gateway.docs;

import static org.doubleloop.gateway.docs.SpecFile.list;
import static org.doubleloop.gateway.docs.SpecFile.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.doubleloop.gateway.contract.DocumentedOperation;
import org.doubleloop.gateway.contract.DocumentedOperations;
import org.doubleloop.gateway.contract.Service;

/// The OpenAPI documents of all services as one: what can be asked for at the gateway, and of the
/// components what that refers to, all in this document.
final class MergedDocument {

  private static final String LOCAL = "#/components/";

  private final DocumentedOperations operations;
  private final SpecFile shared;
  private final List<SpecFile> files;

  private MergedDocument(DocumentedOperations operations, SpecFile shared, List<SpecFile> files) {
    this.operations = operations;
    this.shared = shared;
    this.files = files;
  }

  /// Merges the files of the class path.
  ///
  /// @throws IllegalStateException when two files name different things alike
  static Map<String, Object> of(DocumentedOperations operations) {
    var files = new ArrayList<SpecFile>();
    for (Service service : Service.values()) {
      files.add(SpecFile.read(service.id()));
    }
    return new MergedDocument(operations, SpecFile.read("shared"), files).merge();
  }

  private Map<String, Object> merge() {
    var paths = paths();
    var document = new LinkedHashMap<String, Object>();
    document.put("openapi", "3.1.0");
    document.put("info", info());
    document.put("servers", List.of(Map.of("url", "/", "description", "This gateway")));
    document.put("tags", tags(paths));
    document.put("paths", paths);
    document.put("components", components(paths));
    return document;
  }

  private Map<String, Object> info() {
    var info = new LinkedHashMap<String, Object>();
    info.put("title", "Doubleloop");
    info.put("version", String.valueOf(shared.at("info").get("version")));
    info.put(
        "description",
        "The feedback loop that an organization can install: what happened, what we do and why, and"
            + " what to do next. Authorize with an API key.\n\n"
            + "What is sent may have no field and no query parameter that is not described here:"
            + " else 400. What is answered may get further fields; clients ignore those that they"
            + " do not know. A field that is null is absent. Every problem has a `type`, which is a"
            + " path of this gateway that says what to do.");
    info.put("license", shared.at("info", "license"));
    return info;
  }

  private Map<String, Object> paths() {
    var paths = new LinkedHashMap<String, Object>();
    for (SpecFile file : files) {
      for (String path : file.at("paths").keySet()) {
        var item = new LinkedHashMap<String, Object>();
        file.at("paths", path)
            .forEach((method, node) ->
                operation(path, method)
                    .ifPresent(
                        here -> item.put(method, AtTheDoor.told(here, map(localized(node))))));
        if (!item.isEmpty() && paths.put(path, item) != null) {
          throw new IllegalStateException("Two services have the path " + path);
        }
      }
    }
    return paths;
  }

  private Optional<DocumentedOperation> operation(String path, String method) {
    return operations.all().stream()
        .filter(operation ->
            operation.path().equals(path)
                && operation.described().method().equalsIgnoreCase(method))
        .findFirst();
  }

  /// A copy whose references stay inside this document.
  private static Object localized(Object node) {
    if (node instanceof Map<?, ?>) {
      var copy = new LinkedHashMap<String, Object>();
      map(node)
          .forEach((key, value) ->
              copy.put(
                  key,
                  key.equals("$ref") && value instanceof String ref
                      ? ref.substring(ref.indexOf('#'))
                      : localized(value)));
      return copy;
    }
    return node instanceof List<?>
        ? list(node).stream().map(MergedDocument::localized).toList()
        : node;
  }

  private List<Object> tags(Map<String, Object> paths) {
    Set<Object> used = new LinkedHashSet<>();
    walk(paths, node -> used.addAll(list(node.get("tags"))));
    return files.stream()
        .flatMap(file -> list(file.root().get("tags")).stream())
        .filter(tag -> used.contains(map(tag).get("name")))
        .<Object>map(tag -> tag)
        .toList();
  }

  /// All that the paths refer to, directly or not, by kind and name.
  private Map<String, Object> components(Map<String, Object> paths) {
    var components = new TreeMap<String, Map<String, Object>>();
    components.put("securitySchemes", new TreeMap<>(shared.at("components", "securitySchemes")));
    var open = new ArrayDeque<Object>(List.of(paths));
    while (!open.isEmpty()) {
      walk(
          open.remove(),
          node -> {
            if (node.get("$ref") instanceof String ref && ref.startsWith(LOCAL)) {
              var step = ref.substring(LOCAL.length()).split("/", 2);
              var kind = components.computeIfAbsent(step[0], name -> new TreeMap<>());
              if (!kind.containsKey(step[1])) {
                var component = localized(component(step[0], step[1]));
                kind.put(step[1], component);
                open.add(component);
              }
            }
          });
    }
    return new LinkedHashMap<>(components);
  }

  private Object component(String kind, String name) {
    var owners = new ArrayList<SpecFile>(files);
    owners.add(shared);
    var found =
        owners.stream()
            .map(file -> file.at("components", kind, name))
            .filter(component -> !component.isEmpty())
            .distinct()
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " components are named " + kind + "/" + name);
    }
    return found.getFirst();
  }

  private static void walk(Object node, Consumer<Map<String, Object>> visitor) {
    if (node instanceof Map<?, ?>) {
      var object = map(node);
      visitor.accept(object);
      object.values().forEach(value -> walk(value, visitor));
    } else {
      list(node).forEach(item -> walk(item, visitor));
    }
  }
}
