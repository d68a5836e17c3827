package org.doubleloop.kit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An OpenAPI file and those that it refers to, as JSON.
public final class SpecTree {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String resource;
  private final String folder;
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  /// @param resource where the file lies on the class path, such as `openapi/signal.yaml`
  public SpecTree(String resource) {
    this.resource = resource.substring(resource.lastIndexOf('/') + 1);
    this.folder = resource.substring(0, resource.lastIndexOf('/') + 1);
  }

  /// A node, and where it stands.
  ///
  /// @param pointer the JSON pointer of a node that was referred to, else empty
  record Place(String file, String pointer, JsonNode node) {

    /// A node below this one.
    Place at(JsonNode below) {
      return new Place(file, "", below);
    }
  }

  /// The text of a file as JSON.
  String text(String file) {
    return JSON.writeValueAsString(file(file));
  }

  Optional<Place> find(String pointer) {
    var node = file(resource).at(pointer);
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(resolve(new Place(resource, pointer, node)));
  }

  /// The `parameters` and the `requestBody` of an operation, with all that they refer to in place.
  public JsonNode operation(String method, String path) {
    var pointer = "/paths/" + path.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT);
    var described = find(pointer).orElseThrow();
    var operation = JSON.createObjectNode();
    for (var part : List.of("parameters", "requestBody")) {
      if (described.node().has(part)) {
        operation.set(part, inlined(described.at(described.node().get(part))));
      }
    }
    return operation;
  }

  private JsonNode inlined(Place place) {
    var target = resolve(place);
    return switch (target.node()) {
      case ObjectNode object -> {
        var copy = JSON.createObjectNode();
        object
            .propertyStream()
            .forEach(field -> copy.set(field.getKey(), inlined(target.at(field.getValue()))));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JSON.createArrayNode();
        array.forEach(item -> copy.add(inlined(target.at(item))));
        yield copy;
      }
      default -> target.node();
    };
  }

  /// Follows references until there is none.
  Place resolve(Place place) {
    var reference = place.node().path("$ref").asString("");
    if (reference.isEmpty()) {
      return place;
    }
    int hash = reference.indexOf('#');
    var file = hash == 0 ? place.file() : reference.substring(0, hash);
    var pointer = reference.substring(hash + 1);
    var node = file(file).at(pointer);
    if (node.isMissingNode()) {
      throw new AssertionError(place.file() + " refers to " + reference + ", which is absent");
    }
    return resolve(new Place(file, pointer, node));
  }

  /// The pointers of fields that a value has and its schema does not describe.
  List<String> undescribed(Place schema, JsonNode value, String pointer) {
    var found = new ArrayList<String>();
    var described = schema.node().path("properties");
    var others = schema.node().path("additionalProperties");
    value
        .propertyStream()
        .forEach(field -> {
          var at = pointer + "/" + field.getKey();
          if (described.has(field.getKey())) {
            var below = resolve(schema.at(described.path(field.getKey())));
            found.addAll(undescribed(below, field.getValue(), at));
          } else if (others.isObject()) {
            found.addAll(undescribed(resolve(schema.at(others)), field.getValue(), at));
          } else if (!others.asBoolean(false)) {
            found.add(at);
          }
        });
    if (value.isArray()) {
      var items = resolve(schema.at(schema.node().path("items")));
      for (int i = 0; i < value.size(); i++) {
        found.addAll(undescribed(items, value.get(i), pointer + "/" + i));
      }
    }
    return found;
  }

  private JsonNode file(String name) {
    return files.computeIfAbsent(name, this::load);
  }

  private JsonNode load(String name) {
    var stream = SpecTree.class.getClassLoader().getResourceAsStream(folder + name);
    try (var in = Objects.requireNonNull(stream, name)) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return JSON.valueToTree(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
