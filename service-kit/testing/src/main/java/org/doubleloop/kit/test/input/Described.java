package org.doubleloop.kit.test.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.test.SpecTree;
import org.doubleloop.kit.web.Contract;
import org.doubleloop.kit.web.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An operation as its file describes it.
///
/// @param path as it is sent, where what it names is there
/// @param parameters those that it declares in paths, queries and headers
/// @param bodies those that it takes
record Described(Operation operation, String path, List<Parameter> parameters, List<Body> bodies) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// @param in `path`, `query` or `header`
  /// @param schema without references
  /// @param right a value that is taken; empty where it may be left out
  record Parameter(String name, String in, JsonNode schema, String right) {}

  /// A body of one media type.
  ///
  /// @param schema without references
  /// @param right one that is taken; the missing node where nobody says one
  record Body(String type, JsonNode schema, JsonNode right) {

    /// Whether it is written as JSON, and not only read as it.
    boolean isJson() {
      return type.endsWith("json");
    }

    /// Whether it is said what a right one is.
    boolean isExemplified() {
      return right.isObject();
    }
  }

  Described {
    parameters = List.copyOf(parameters);
    bodies = List.copyOf(bodies);
  }

  /// Reads all operations of a file.
  ///
  /// @param known what is there: values by the path templates that end in them, or by `?` and the
  ///   name of a parameter of queries
  /// @param bodies right ones by the names of their operations, where the examples are none
  static List<Described> all(
      String resource, Map<String, String> known, Map<String, String> bodies) {
    var tree = new SpecTree(resource);
    return Contract.read(resource).operations().stream()
        .map(operation -> read(tree, operation, known, bodies))
        .toList();
  }

  private static Described read(
      SpecTree tree,
      Operation operation,
      Map<String, String> known,
      Map<String, String> rightOnes) {
    var described = tree.operation(operation.method(), operation.path().getPatternString());
    var parameters =
        described
            .path("parameters")
            .valueStream()
            .map(each ->
                new Parameter(
                    each.at("/name").asString(),
                    each.at("/in").asString(),
                    each.get("schema"),
                    right(each, known)))
            .toList();
    var bodies = new ArrayList<Body>();
    described
        .at("/requestBody/content")
        .propertyStream()
        .forEach(content -> {
          var schema = read(content.getValue().get("schema"));
          var example = schema.path("example");
          var better = rightOnes.get(name(operation));
          var right = better == null || !isObject(schema) ? example : JSON.readTree(better);
          bodies.add(new Body(content.getKey(), schema, right));
        });
    return new Described(operation, filled(operation, parameters, known), parameters, bodies);
  }

  /// What a body says: JSON by its schema, or a text that says the same as such JSON.
  private static JsonNode read(JsonNode schema) {
    return schema.has("contentSchema") ? schema.get("contentSchema") : schema;
  }

  private static String right(JsonNode parameter, Map<String, String> known) {
    return parameter.path("required").asBoolean(false)
        ? known.getOrDefault(
            "?" + parameter.at("/name").asString(),
            RightValues.of(parameter.get("schema")).asString(""))
        : "";
  }

  private static boolean isObject(JsonNode schema) {
    return schema.path("type").asString("").equals("object");
  }

  private static String filled(
      Operation operation, List<Parameter> parameters, Map<String, String> known) {
    var path = operation.path().getPatternString();
    for (var each : known.entrySet()) {
      int last = each.getKey().lastIndexOf('/') + 1;
      if (path.equals(each.getKey()) || path.startsWith(each.getKey() + "/")) {
        path =
            each.getKey().substring(0, last)
                + each.getValue()
                + path.substring(each.getKey().length());
      }
    }
    for (var each : parameters) {
      path = path.replace("{" + each.name() + "}", RightValues.of(each.schema()).asString(""));
    }
    return path;
  }

  /// The path with another value of a parameter; the others are as in [#path].
  String pathWith(String parameter, String value) {
    var template = operation.path().getPatternString().split("/", -1);
    var steps = path.split("/", -1);
    for (int i = 0; i < steps.length; i++) {
      if (template[i].equals("{" + parameter + "}")) {
        steps[i] = value;
      }
    }
    return String.join("/", steps);
  }

  /// The path with a query in which all parameters are that have to be, and then others.
  ///
  /// @param query such as `limit=0`; what it names is not added
  String pathWithQuery(String query) {
    var all =
        Stream.concat(
            parametersIn("query").stream()
                .filter(each -> !each.right().isEmpty() && !query.startsWith(each.name() + "="))
                .map(each -> each.name() + "=" + each.right()),
            Stream.of(query).filter(each -> !each.isEmpty()));
    var together = all.collect(Collectors.joining("&"));
    return together.isEmpty() ? path : path + "?" + together;
  }

  boolean declares(String header) {
    return parameters.stream()
        .anyMatch(each -> each.in().equals("header") && each.name().equals(header));
  }

  List<Parameter> parametersIn(String in) {
    return parameters.stream().filter(each -> each.in().equals(in)).toList();
  }

  /// Such as `POST /v1/actions`.
  String name() {
    return name(operation);
  }

  private static String name(Operation operation) {
    return operation.method() + " " + operation.path().getPatternString();
  }

  /// The same, with the media type where there are several.
  String name(Body body) {
    return bodies.size() == 1 ? name() : name() + " of " + body.type();
  }

  /// All scopes that its caller may have.
  Set<String> scopes() {
    var scopes = new HashSet<String>();
    operation.scopes().forEach(scopes::addAll);
    return scopes;
  }
}
