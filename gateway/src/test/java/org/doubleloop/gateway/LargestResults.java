package org.doubleloop.gateway;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The most and the longest that the contract allows the console to be told: 100 options, two years
/// of weeks, titles of 256 characters, some of which look like markup.
final class LargestResults {

  static final String TITLE = "<img src=x onerror=alert(1)>" + "Donaudampfschifffahrt".repeat(10);
  private static final int OPTIONS = 100;
  private static final int WEEKS = 104;
  private static final String ID = "o".repeat(120);
  private static final LocalDate FIRST = LocalDate.parse("2024-12-02");

  private static final String METRIC =
      """
      {"role": "METRIC", "outcome": "%s", "direction": "DECREASE", "kind": "SUM", "cap": 1000000,
       "window": "P366D"}\
      """
          .formatted("r".repeat(64));

  private LargestResults() {}

  static ConsoleAnswers answers() {
    return ConsoleAnswers.usual()
        .with(ConsoleAnswers.POLICIES, policies())
        .with(ConsoleAnswers.RESULTS, results("[]", rows(LargestResults::row)))
        .with(ConsoleAnswers.DIVIDED, results("[\"industry\"]", rows(LargestResults::dividedRow)))
        .with(ConsoleAnswers.SERIES, series());
  }

  private static String policies() {
    return """
    {"items": [{"policy": "first-mail", "version": 2147483647, "content": {
      "title": "%s", "hypothesis": "%s",
      "metric": {"outcome": "replied", "direction": "DECREASE", "window": "P366D"},
      "attributes": [{"name": "industry", "type": "STRING", "values": ["energy"]}],
      "options": [%s]},
      "contentHash": "0", "effectiveFrom": "2026-09-07T08:00:00Z",
      "createdAt": "2026-09-07T08:00:00Z", "author": "lead"}]}\
    """
        .formatted(
            TITLE,
            "w".repeat(2000),
            each(i -> "{\"id\": \"%s%d\", \"title\": \"%s %d\"}".formatted(ID, i, TITLE, i)));
  }

  private static String results(String by, String rows) {
    return """
    {"policy": "first-mail", "version": 2147483647, "by": %s, "metrics": [%s],
     "rows": [{"values": [], "actions": 9007199254740991, "metric": %s, "watch": [],
               "leading": []}, %s],
     "delays": [], "generation": 1, "messages": ["%s"]}\
    """
        .formatted(by, METRIC, count(OPTIONS), rows, "m".repeat(1024));
  }

  private static String rows(IntFunction<String> row) {
    return each(row);
  }

  private static String row(int option) {
    return row(option, "");
  }

  private static String dividedRow(int option) {
    return row(option, "{\"by\": \"industry\", \"value\": \"%s\"}".formatted("v".repeat(1024)));
  }

  private static String row(int option, String values) {
    return """
    {"option": "%s%d", "values": [%s], "actions": 9007199254740991, "metric": %s, "watch": [],
     "leading": [], "suggested": 9007199254740991, "drawn": 1, "followed": 9007199254740991,
     "changed": 9007199254740991, "ignored": 9007199254740991}\
    """
        .formatted(ID, option, values, count(option));
  }

  private static String count(int i) {
    return """
    {"known": 9007199254740991, "pending": 9007199254740991, "closed": 1,
     "sum": 999999999999.25, "capped": 12, "rate": %d, "low": %d, "high": %d}\
    """
        .formatted(500_000 - 2_000 * i, 400_000 - 2_000 * i, 600_000 - 2_000 * i);
  }

  private static String series() {
    var weeks =
        IntStream.range(0, WEEKS)
            .mapToObj(week ->
                each(option ->
                    "{\"week\": \"%s\", \"option\": \"%s%d\", \"metric\": %s}"
                        .formatted(FIRST.plusWeeks(week), ID, option, count(option))))
            .collect(joining(","));
    return """
    {"policy": "first-mail", "version": 1, "metric": %s, "weeks": [%s], "changes": [],
     "messages": []}\
    """
        .formatted(METRIC, weeks);
  }

  private static String each(IntFunction<String> text) {
    return IntStream.range(0, OPTIONS).mapToObj(text).collect(joining(","));
  }
}
