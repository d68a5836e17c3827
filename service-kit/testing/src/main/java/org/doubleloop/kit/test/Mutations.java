package org.doubleloop.kit.test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that are nearly right: in each one or two places of a right one are made wrong, by a
/// seed.
public final class Mutations {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String MARK = "here stands something else";

  /// What stands where something else should, as JSON text.
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "-0.0",
          "1.5",
          "1e400",
          "-1e400",
          "1e-400",
          "1E+999999999",
          "1e-999999999",
          "99999999999999999999",
          "9223372036854775808",
          "1".repeat(1_001),
          "0." + "3".repeat(1_001),
          "01",
          "0x10",
          "NaN",
          "Infinity",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"NaN\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\uffff\\u202e\\ufeff\"",
          "\"\\ud83d\\ude00\"",
          "\"\\x\"",
          "\"\t\"",
          "\"" + "x".repeat(257) + "\"",
          "\"" + "\u20ac".repeat(60_000) + "\"",
          "\"$where\"",
          "\"a.b\"",
          "\"../../etc\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"2026-01-01T24:00:00Z\"",
          "\"2026-01-01\"",
          "\"-000001-01-01T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59.999999999+18:00\"",
          "\"P999999999999D\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "{\"\": 1}",
          "{\"$gt\": 1}",
          "{\"a\\u0000\": \"b\"}",
          "{\"a\": 1, \"a\": 2}",
          "[".repeat(200) + "]".repeat(200),
          "{\"a\":".repeat(200) + "1" + "}".repeat(200));

  private final String right;
  private final SplittableRandom random;

  private Mutations(String right, long seed) {
    this.right = right;
    this.random = new SplittableRandom(seed);
  }

  /// So many mutations of a JSON object.
  public static Stream<String> of(String right, long seed, int count) {
    var mutations = new Mutations(right, seed);
    return IntStream.range(0, count).mapToObj(_ -> mutations.next());
  }

  private String next() {
    var text = random.nextInt(10) == 0 ? right : replaced(right);
    return random.nextInt(5) == 0 ? scratched(text) : text;
  }

  /// Another value, none, or one more, somewhere.
  private String replaced(String text) {
    var root = MAPPER.readTree(text);
    var changes = new ArrayList<Consumer<JsonNode>>();
    collect(root, changes);
    changes.get(random.nextInt(changes.size())).accept(MAPPER.valueToTree(MARK));
    return MAPPER
        .writeValueAsString(root)
        .replace('"' + MARK + '"', VALUES.get(random.nextInt(VALUES.size())));
  }

  private static void collect(JsonNode node, List<Consumer<JsonNode>> changes) {
    switch (node) {
      case ObjectNode object -> {
        changes.add(mark -> object.set("unknown", mark));
        changes.add(mark -> object.set("$set", mark));
        for (var name : object.propertyNames()) {
          changes.add(mark -> object.set(name, mark));
          changes.add(_ -> object.remove(name));
          collect(object.get(name), changes);
        }
      }
      case ArrayNode array -> {
        changes.add(array::add);
        for (int i = 0; i < array.size(); i++) {
          int index = i;
          changes.add(mark -> array.set(index, mark));
          collect(array.get(i), changes);
        }
      }
      default -> {
        // Holds nothing.
      }
    }
  }

  /// A character is lost, doubled or another one, or the end is missing.
  private String scratched(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    var before = text.substring(0, at);
    var after = text.substring(at + 1);
    return switch (random.nextInt(4)) {
      case 0 -> before;
      case 1 -> before + after;
      case 2 -> before + text.charAt(at) + text.charAt(at) + after;
      default -> before + "\"\\{}[],:0e\u0000\u00e9".charAt(random.nextInt(12)) + after;
    };
  }
}
