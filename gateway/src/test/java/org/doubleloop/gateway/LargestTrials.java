package org.doubleloop.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The longest that the contract allows the console to be told of trials: two years of looks, and
/// texts without a gap that look like markup.
final class LargestTrials {

  private static final int LOOKS = 730;
  private static final int ITEMS = 100;
  private static final Pattern LONG =
      Pattern.compile("sentence|rationale|message|reason|learnable|text|title");
  private static final String TEXT = LargestResults.TITLE;
  private static final Instant FIRST = Instant.parse("2026-01-01T06:00:00Z");
  private static final String NAME = "o".repeat(120);

  private LargestTrials() {}

  static ConsoleAnswers answers() {
    var back = ConsoleAnswers.back().bodies();
    return new ConsoleAnswers(
        back.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> large(each.getKey(), each.getValue()))));
  }

  private static String large(String path, String body) {
    if (path.equals(ConsoleAnswers.CSV)) {
      return body;
    }
    var read = JsonMapper.shared().readTree(body);
    lengthen(read);
    if (path.equals(ConsoleAnswers.TRIAL_RESULTS)) {
      var looks = (ArrayNode) read.path("looks");
      repeat(looks, LOOKS);
      IntStream.range(0, LOOKS)
          .forEach(day ->
              ((ObjectNode) looks.get(day)).put("at", FIRST.plus(day, ChronoUnit.DAYS).toString()));
    }
    if (path.equals(ConsoleAnswers.CONTRASTS) || path.equals(ConsoleAnswers.BEHIND)) {
      repeat((ArrayNode) read.path("items"), ITEMS);
    }
    return read.toString();
  }

  /// From the first on again.
  private static void repeat(ArrayNode all, int wanted) {
    var first = all.deepCopy();
    IntStream.range(all.size(), wanted)
        .mapToObj(i -> first.get(i % first.size()).deepCopy())
        .forEach(all::add);
  }

  private static void lengthen(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames().stream().toList()) {
        var value = object.path(name);
        if (value.isString() && LONG.matcher(name).matches()) {
          object.put(name, TEXT);
        } else if (value.isString() && (name.equals("option") || name.equals("against"))) {
          object.put(name, NAME);
        } else if (value.isIntegralNumber() && name.matches("trials|units|open|givenA|givenB")) {
          object.put(name, 1_000_000_000_000_000L);
        } else if (name.equals("eValue")) {
          object.put(name, 1e15);
        } else {
          lengthen(value);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(LargestTrials::lengthen);
    }
  }
}
