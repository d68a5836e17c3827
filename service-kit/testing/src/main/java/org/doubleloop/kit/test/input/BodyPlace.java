package org.doubleloop.kit.test.input;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A place in a body that its schema describes.
///
/// @param pointer where it is; an array is entered at its first item
/// @param schema what stands there, without references
record BodyPlace(String pointer, JsonNode schema, Kind kind) {

  /// What a value is to what holds it.
  enum Kind {
    /// Or what stands under a name of a map: what is null is absent.
    OPTIONAL_FIELD,
    REQUIRED_FIELD,
    /// Of an array.
    ITEM
  }

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String MARK = "here stands something else";

  /// All places below the root.
  ///
  /// @param right a body, whose own names are those at which maps are entered
  static List<BodyPlace> of(JsonNode schema, JsonNode right) {
    var places = new ArrayList<BodyPlace>();
    collect("", schema, right, places);
    return places;
  }

  private static void collect(
      String pointer, JsonNode schema, JsonNode value, List<BodyPlace> places) {
    var others = schema.path("additionalProperties");
    schema
        .path("properties")
        .propertyStream()
        .forEach(property -> {
          boolean required =
              schema
                  .path("required")
                  .valueStream()
                  .anyMatch(name -> name.asString().equals(property.getKey()));
          add(
              pointer + "/" + property.getKey(),
              property.getValue(),
              required ? Kind.REQUIRED_FIELD : Kind.OPTIONAL_FIELD,
              value.path(property.getKey()),
              places);
        });
    if (others.isObject() || isOpen(schema)) {
      var name =
          value.isObject() && !value.isEmpty() ? value.propertyNames().iterator().next() : "x";
      add(pointer + "/" + name, others, Kind.OPTIONAL_FIELD, value.path(name), places);
    }
    if (schema.has("items")) {
      add(pointer + "/0", schema.get("items"), Kind.ITEM, value.path(0), places);
    }
  }

  private static void add(
      String pointer, JsonNode schema, Kind kind, JsonNode value, List<BodyPlace> places) {
    places.add(new BodyPlace(pointer, schema, kind));
    collect(pointer, schema, value, places);
  }

  /// Whether it is a field of the body itself.
  boolean isAtTheTop() {
    return pointer.lastIndexOf('/') == 0;
  }

  /// The same for what has the same name and schema, wherever it stands.
  String described() {
    return pointer.substring(pointer.lastIndexOf('/')) + kind + schema;
  }

  /// The same for what is read as the same type, whatever it means.
  String typed() {
    return "%s %s %s %s %s"
        .formatted(
            kind,
            schema.path("type"),
            schema.path("format"),
            schema.has("enum"),
            schema.has("pattern"));
  }

  /// The values to try here.
  ///
  /// @param isNew whether its type was not met before; else one of the values that break it says as
  ///   much as all of them
  List<WrongValue> wrong(boolean isNew) {
    if (!schema.isObject()) {
      return WrongValues.ofOpen();
    }
    var values = new ArrayList<>(WrongValues.ofBounds(schema));
    values.addAll(WrongValues.ofKeeping(schema));
    var ofType = WrongValues.ofType(schema);
    values.addAll(
        isNew || ofType.isEmpty()
            ? ofType
            : List.of(ofType.get(Math.floorMod(pointer.hashCode(), ofType.size()))));
    if (isOpen(schema)) {
      values.addAll(WrongValues.ofOpenNames());
    }
    if (kind != Kind.OPTIONAL_FIELD) {
      values.add(new WrongValue("null", "null"));
    }
    return values;
  }

  /// Whether it says nothing about what is in it.
  private static boolean isOpen(JsonNode schema) {
    return schema.path("additionalProperties").asBoolean(false) && !schema.has("properties");
  }

  /// A body with other text here; what is missing above is filled in.
  ///
  /// @param root the schema of the body
  String with(String json, JsonNode root, JsonNode right) {
    var mark = JSON.getNodeFactory().stringNode(MARK);
    return JSON.writeValueAsString(put(root, right, JsonPointer.compile(pointer), mark))
        .replace('"' + MARK + '"', json);
  }

  /// A body without this.
  String without(JsonNode root, JsonNode right) {
    var body = put(root, right, JsonPointer.compile(pointer), JSON.getNodeFactory().nullNode());
    var at = JsonPointer.compile(pointer);
    ((ObjectNode) body.at(at.head())).remove(at.last().getMatchingProperty());
    return JSON.writeValueAsString(body);
  }

  private static JsonNode put(JsonNode schema, JsonNode value, JsonPointer rest, JsonNode mark) {
    if (rest.matches()) {
      return mark;
    }
    var name = rest.getMatchingProperty();
    if (schema.has("items")) {
      var copy = value instanceof ArrayNode array ? array.deepCopy() : JSON.createArrayNode();
      if (copy.isEmpty()) {
        copy.add(RightValues.of(schema.get("items")));
      }
      copy.set(0, put(schema.get("items"), copy.get(0), rest.tail(), mark));
      return copy;
    }
    var copy =
        value instanceof ObjectNode object
            ? object.deepCopy()
            : (ObjectNode) RightValues.of(schema);
    var below =
        schema.path("properties").has(name)
            ? schema.at("/properties/" + name)
            : schema.path("additionalProperties");
    copy.set(name, put(below, copy.path(name), rest.tail(), mark));
    return copy;
  }
}
