package org.doubleloop.kit.test.input;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The smallest values that fit a schema.
final class RightValues {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Begins with a letter and is long enough for every pattern and length that is in use.
  private static final String TEXT = "aa";

  private RightValues() {}

  /// @param schema without references
  static JsonNode of(JsonNode schema) {
    if (schema.has("example")) {
      return schema.get("example").deepCopy();
    }
    if (schema.has("enum")) {
      return schema.at("/enum/0");
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "integer", "number" ->
          schema.path("minimum").isMissingNode()
              ? JSON.getNodeFactory().numberNode(1)
              : schema.get("minimum");
      case "boolean" -> JSON.getNodeFactory().booleanNode(true);
      default ->
          JSON.getNodeFactory()
              .stringNode(
                  schema.path("format").asString("").equals("date-time")
                      ? "2026-01-01T00:00:00Z"
                      : TEXT);
    };
  }

  private static JsonNode object(JsonNode schema) {
    var object = JSON.createObjectNode();
    schema
        .path("required")
        .forEach(name ->
            object.set(name.asString(), of(schema.path("properties").path(name.asString()))));
    return object;
  }

  private static JsonNode array(JsonNode schema) {
    var array = JSON.createArrayNode();
    for (int i = 0; i < schema.path("minItems").asInt(0); i++) {
      array.add(of(schema.path("items")));
    }
    return array;
  }
}
