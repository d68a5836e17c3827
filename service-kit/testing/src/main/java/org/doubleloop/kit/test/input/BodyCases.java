package org.doubleloop.kit.test.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be wrong with a body.
final class BodyCases {

  /// The id of what must not be stored.
  static final String WRONG = "wrong";

  private static final Map<String, String> NO_JSON =
      Map.ofEntries(
          Map.entry("nothing", ""),
          Map.entry("an open brace", "{"),
          Map.entry("an open bracket", "["),
          Map.entry("a word", "nonsense"),
          Map.entry("a word in an array", "[tru]"),
          Map.entry("a comma too many", "{\"a\": 1,}"),
          Map.entry("a comma too many in an array", "[{},]"),
          Map.entry("two documents", "{} {}"),
          Map.entry("something after an array", "[{}] 5"),
          Map.entry("single quotes", "{'id': 'a'}"),
          Map.entry("NUL", "\u0000"),
          Map.entry("NaN", "NaN"),
          Map.entry("NaN inside", "{\"id\": NaN}"),
          Map.entry("a field twice", "{\"id\": \"a\", \"id\": \"a\"}"),
          Map.entry("100,000 brackets", "[".repeat(100_000)));

  private static final Map<String, String> OTHER_SHAPES =
      Map.ofEntries(
          Map.entry("an array", "[]"),
          Map.entry("an empty object", "{}"),
          Map.entry("an array of an object", "[{}]"),
          Map.entry("a number", "1"),
          Map.entry("a text", "\"text\""),
          Map.entry("null", "null"),
          Map.entry("an unknown field alone", "{\"unknown\": 1}"),
          Map.entry("an object for an id", "{\"id\": {}}"),
          Map.entry("deep arrays", "{\"a\": " + WrongValues.DEEP + "}"),
          Map.entry("deep arrays at once", WrongValues.DEEP),
          Map.entry("deep objects", "{\"a\":".repeat(200) + "1" + "}".repeat(200)),
          Map.entry("a long text", "{\"id\": \"" + "x".repeat(60_000) + "\"}"));

  private static final Map<String, String> TOO_LARGE =
      Map.of(
          "a text of a MiB", "{\"id\": \"" + "x".repeat(1 << 20) + "\"}",
          "a name of a MiB", "{\"" + "x".repeat(1 << 20) + "\": 1}");

  private static final List<String> OTHER_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "application/json",
          "application/other+json");

  private BodyCases() {}

  /// Bodies that are no such JSON, whatever is in them.
  static Stream<Case> ofShapes(Described described) {
    return described.bodies().stream().flatMap(body -> ofShapes(described, body));
  }

  private static Stream<Case> ofShapes(Described described, Described.Body body) {
    var cases = new ArrayList<Case>();
    NO_JSON.forEach(
        (what, text) -> cases.add(Case.of(described, body, what).with(text).refused(400, "")));
    OTHER_SHAPES.forEach(
        (what, text) -> cases.add(Case.of(described, body, what).with(text).refused(400, "")));
    TOO_LARGE.forEach((what, text) ->
        cases.add(Case.of(described, body, what).with(text).refused(413, "payload-too-large")));
    return cases.stream();
  }

  /// Bodies that say to be something else than JSON.
  static Stream<Case> ofTypes(Described described) {
    if (described.bodies().isEmpty()) {
      return Stream.empty();
    }
    var right = Case.of(described, "");
    var types =
        OTHER_TYPES.stream()
            .filter(type -> described.bodies().stream().noneMatch(body -> body.type().equals(type)))
            .map(type -> right.named(described.name() + ": as " + type).with("Content-Type", type));
    var encoded = right.named(described.name() + ": compressed").with("Content-Encoding", "gzip");
    return Stream.concat(types, Stream.of(encoded))
        .map(each -> each.refused(415, "unsupported-media-type"));
  }

  /// Bodies of which one value is wrong.
  static Stream<Case> ofValues(Described described) {
    return described.bodies().stream()
        .filter(Described.Body::isExemplified)
        .flatMap(body -> ofValues(described, body));
  }

  private static Stream<Case> ofValues(Described described, Described.Body body) {
    var right = named(body.right(), WRONG);
    var cases = new ArrayList<Case>();
    for (var place : BodyPlace.of(body.schema(), right)) {
      place
          .wrong()
          .forEach(value ->
              cases.add(
                  Case.of(described, body, place.pointer() + " = " + value.name())
                      .with(place.with(value.json(), body.schema(), right))
                      .invalid(place.pointer())));
      if (place.kind() == BodyPlace.Kind.REQUIRED_FIELD) {
        cases.add(
            Case.of(described, body, place.pointer() + " is absent")
                .with(place.without(body.schema(), right))
                .invalid(place.pointer()));
      }
    }
    if (!body.schema().has("additionalProperties")) {
      var unknown = ((ObjectNode) right.deepCopy()).put("unknown", 1);
      cases.add(
          Case.of(described, body, "an unknown field")
              .with(unknown.toString())
              .invalid("/unknown"));
    }
    return cases.stream();
  }

  /// A right body under the id of what must not be stored.
  static String wrong(Described.Body body) {
    return named(body.right(), WRONG).toString();
  }

  /// The same body under another id, where bodies have ids.
  static JsonNode named(JsonNode right, String id) {
    return right.has("id") ? ((ObjectNode) right.deepCopy()).put("id", id) : right;
  }
}
