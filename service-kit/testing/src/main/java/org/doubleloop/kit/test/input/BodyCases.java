package org.doubleloop.kit.test.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be wrong with a body.
final class BodyCases {

  /// The id of what must not be stored.
  static final String WRONG = "wrong";

  private static final List<WrongValue> OTHER_SHAPES =
      List.of(
          new WrongValue("nothing", ""),
          new WrongValue("an open bracket", "["),
          new WrongValue("a word", "nonsense"),
          new WrongValue("a word in an array", "[tru]"),
          new WrongValue("a comma too many in an array", "[{},]"),
          new WrongValue("something after an array", "[{}] 5"),
          new WrongValue("NUL", "\u0000"),
          new WrongValue("NaN", "NaN"),
          new WrongValue("NaN inside", "{\"id\": NaN}"),
          new WrongValue("100,000 brackets", "[".repeat(100_000)),
          new WrongValue("an array", "[]"),
          new WrongValue("an empty object", "{}"),
          new WrongValue("an array of an object", "[{}]"),
          new WrongValue("a number", "1"),
          new WrongValue("a text", "\"text\""),
          new WrongValue("null", "null"),
          new WrongValue("an unknown field alone", "{\"unknown\": 1}"),
          new WrongValue("an object for an id", "{\"id\": {}}"),
          new WrongValue("deep arrays", "{\"a\": " + WrongValues.DEEP + "}"),
          new WrongValue("deep arrays at once", WrongValues.DEEP),
          new WrongValue("deep objects", "{\"a\":".repeat(200) + "1" + "}".repeat(200)),
          new WrongValue("a long text", "{\"id\": \"" + "x".repeat(60_000) + "\"}"));

  private static final List<WrongValue> TOO_LARGE =
      List.of(
          new WrongValue("a text of a MiB", "{\"id\": \"" + "x".repeat(1 << 20) + "\"}"),
          new WrongValue("a name of a MiB", "{\"" + "x".repeat(1 << 20) + "\": 1}"));

  private static final List<String> OTHER_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/mixed; boundary=x",
          "application/json",
          "application/other+json");

  private BodyCases() {}

  /// Bodies that are no such JSON, whatever is in them.
  static Stream<Case> ofShapes(Described described) {
    return described.bodies().stream().flatMap(body -> ofShapes(described, body));
  }

  private static Stream<Case> ofShapes(Described described, Described.Body body) {
    var cases = new ArrayList<Case>();
    OTHER_SHAPES.forEach(wrong ->
        cases.add(Case.of(described, body, wrong.name()).with(wrong.json()).refused(400, "")));
    damaged(body)
        .forEach(wrong ->
            cases.add(
                Case.of(described, body, wrong.name())
                    .with(wrong.json())
                    .refused(400, "malformed-json")));
    TOO_LARGE.forEach(wrong ->
        cases.add(
            Case.of(described, body, wrong.name())
                .with(wrong.json())
                .refused(413, "payload-too-large")));
    return cases.stream();
  }

  /// What a right body, or an array, becomes when it is written badly.
  private static List<WrongValue> damaged(Described.Body body) {
    if (!body.isJson()) {
      // What is badly written in another language its own tests say.
      return List.of();
    }
    var right = body.isExemplified() ? wrong(body) : "[{}]";
    var open = right.substring(0, right.length() - 1);
    var damaged = new ArrayList<WrongValue>();
    damaged.add(new WrongValue("its end is missing", open));
    damaged.add(new WrongValue("a comma too many", open + ",}"));
    damaged.add(new WrongValue("two documents", right + " {}"));
    damaged.add(new WrongValue("a comment", right + " // right"));
    if (body.isExemplified()) {
      var first = body.right().properties().iterator().next();
      var again = "\"%s\":%s}".formatted(first.getKey(), first.getValue());
      damaged.add(new WrongValue("single quotes", right.replace('"', '\'')));
      damaged.add(new WrongValue("a field twice", open + "," + again));
    }
    return damaged;
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
  ///
  /// @param places where values are tried
  /// @param news where all that break a type are
  static Stream<Case> ofValues(
      Described described, Predicate<BodyPlace> places, Predicate<BodyPlace> news) {
    return described.bodies().stream()
        .filter(Described.Body::isExemplified)
        .flatMap(body -> ofValues(described, body, places, news));
  }

  private static Stream<Case> ofValues(
      Described described,
      Described.Body body,
      Predicate<BodyPlace> places,
      Predicate<BodyPlace> news) {
    var right = named(body.right(), WRONG);
    var cases = new ArrayList<Case>();
    for (var place : BodyPlace.of(body.schema(), right).stream().filter(places).toList()) {
      place
          .wrong(news.test(place))
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
