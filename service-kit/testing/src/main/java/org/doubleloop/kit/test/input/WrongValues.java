package org.doubleloop.kit.test.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes values that break a schema.
final class WrongValues {

  /// Nesting deeper than any reader follows.
  static final String DEEP = "[".repeat(200) + "]".repeat(200);

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Arrays above this are not made: what they cost says no more.
  private static final int LONGEST_ARRAY = 1_000;

  private static final WrongValue QUERY = new WrongValue("a query", "{\"$gt\": \"\"}");
  private static final WrongValue INFINITE = new WrongValue("1e999", "1e999");
  private static final WrongValue NUL = new WrongValue("NUL", "\"\\u0000\"");
  private static final WrongValue LONE = new WrongValue("half a character", "\"\\ud800\"");
  private static final WrongValue REVERSED =
      new WrongValue("halves reversed", "\"\\udc00\\ud800\"");

  private WrongValues() {}

  /// Those that break what this schema demands: its bounds, lengths, pattern and names.
  ///
  /// @param schema without references
  static List<WrongValue> ofBounds(JsonNode schema) {
    return switch (schema.path("type").asString("")) {
      case "string" -> texts(schema);
      case "integer", "number" -> numbers(schema);
      case "array" -> arrays(schema);
      case "object" -> objects(schema);
      default -> List.of();
    };
  }

  /// Those that may do harm where a text is kept or looked for, which each place may do in its own
  /// way.
  static List<WrongValue> ofKeeping(JsonNode schema) {
    return schema.path("type").asString("").equals("string")
        ? List.of(NUL, QUERY, LONE)
        : List.of();
  }

  /// Those that break its type, whatever else it demands.
  static List<WrongValue> ofType(JsonNode schema) {
    var number = new WrongValue("a number", "5");
    var text = new WrongValue("a text", "\"text\"");
    var truth = new WrongValue("a boolean", "true");
    var array = new WrongValue("an array", "[]");
    return switch (schema.path("type").asString("")) {
      case "string" -> List.of(number, truth, array, REVERSED);
      case "integer" ->
          List.of(
              new WrongValue("1.5", "1.5"),
              new WrongValue("a number as text", "\"1\""),
              INFINITE,
              truth,
              QUERY,
              array);
      case "number" ->
          List.of(
              INFINITE,
              new WrongValue("a number as text", "\"0.5\""),
              new WrongValue("NaN as text", "\"NaN\""),
              truth,
              QUERY,
              array);
      case "boolean" -> List.of(new WrongValue("a boolean as text", "\"true\""), number, QUERY);
      case "array" -> List.of(new WrongValue("an object", "{}"), text, number, LONE);
      case "object" -> List.of(array, text, number, NUL);
      default -> List.of();
    };
  }

  /// Those that break an attribute that a schema leaves open: whatever its type, no text or number
  /// or truth.
  static List<WrongValue> ofOpen() {
    return List.of(
        QUERY,
        new WrongValue("an array", "[1]"),
        INFINITE,
        new WrongValue("400 digits", "1" + "0".repeat(400)),
        NUL,
        LONE,
        new WrongValue("nested deeply", DEEP));
  }

  /// Objects with names that no open object has.
  static List<WrongValue> ofOpenNames() {
    return List.of(
        new WrongValue("a name of MongoDB", "{\"$where\": 1}"),
        new WrongValue("an empty name", "{\"\": 1}"),
        new WrongValue("a name with NUL", "{\"a\\u0000\": 1}"));
  }

  private static List<WrongValue> texts(JsonNode schema) {
    if (schema.has("enum")) {
      return List.of(
          new WrongValue("no constant", "\"NONE_OF_THESE\""),
          new WrongValue(
              "a constant in other letters", quoted(otherLetters(schema.at("/enum/0").asString()))),
          new WrongValue("the number of a constant", "0"));
    }
    if (schema.path("format").asString("").equals("date-time")) {
      return Stream.of("2026-02-30T00:00:00Z", "+1000000-01-01T00:00:00Z", "2026-01-01", "now")
          .map(moment -> new WrongValue(moment, quoted(moment)))
          .toList();
    }
    var values = new ArrayList<WrongValue>();
    if (schema.path("minLength").asInt(0) > 0) {
      values.add(
          new WrongValue("too short", quoted("x".repeat(schema.get("minLength").asInt() - 1))));
    }
    if (schema.has("maxLength")) {
      values.add(
          new WrongValue("too long", quoted("x".repeat(schema.get("maxLength").asInt() + 1))));
    }
    var pattern = schema.path("pattern").asString("");
    if (!pattern.isEmpty()) {
      Stream.of("", "a b", "a/b", "x".repeat(129))
          .filter(text -> !text.matches(pattern))
          .map(text ->
              new WrongValue(text.length() > 128 ? "too long" : "\"" + text + "\"", quoted(text)))
          .forEach(values::add);
    }
    return values;
  }

  private static String otherLetters(String constant) {
    var lower = constant.toLowerCase(Locale.ROOT);
    return lower.equals(constant) ? constant.toUpperCase(Locale.ROOT) + "_" : lower;
  }

  private static List<WrongValue> numbers(JsonNode schema) {
    var values = new ArrayList<WrongValue>();
    if (schema.has("minimum")) {
      values.add(
          new WrongValue(
              "too small", plain(schema.get("minimum").decimalValue().subtract(BigDecimal.ONE))));
    }
    if (schema.has("maximum")) {
      values.add(
          new WrongValue(
              "too large", plain(schema.get("maximum").decimalValue().add(BigDecimal.ONE))));
    }
    if (schema.path("type").asString("").equals("integer")) {
      values.add(new WrongValue("20 digits", "9".repeat(20)));
    }
    return values;
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private static List<WrongValue> arrays(JsonNode schema) {
    var values = new ArrayList<WrongValue>();
    if (schema.path("minItems").asInt(0) > 0) {
      values.add(new WrongValue("empty", "[]"));
    }
    int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    if (most <= LONGEST_ARRAY) {
      var item = JSON.writeValueAsString(RightValues.of(schema.path("items")));
      values.add(new WrongValue("too many", "[" + (item + ",").repeat(most) + item + "]"));
    }
    values.add(new WrongValue("of null", "[null]"));
    return values;
  }

  private static List<WrongValue> objects(JsonNode schema) {
    var others = schema.path("additionalProperties");
    if (others.isMissingNode()) {
      return List.of(new WrongValue("with an unknown field", "{\"unknown\": 1}"));
    }
    int most = schema.path("maxProperties").asInt(LONGEST_ARRAY);
    var many = JSON.createObjectNode();
    for (int i = 0; i <= most; i++) {
      many.put("a" + i, "x");
    }
    var values = new ArrayList<WrongValue>();
    values.add(new WrongValue("too many", JSON.writeValueAsString(many)));
    return values;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
