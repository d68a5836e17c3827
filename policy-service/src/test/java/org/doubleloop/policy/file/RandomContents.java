package org.doubleloop.policy.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes valid contents of policies, by a seed, with texts that are hard to write in YAML.
final class RandomContents {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> PIECES =
      List.of(
          "a",
          "Hello",
          "plan",
          " ",
          " ",
          " ",
          "  ",
          "\n",
          "\n",
          "\n\n",
          "\t",
          "\r",
          "\r\n",
          ":",
          ": ",
          " #",
          "# ",
          "-",
          "- ",
          "? ",
          "&",
          "*",
          "!",
          "%",
          "@",
          "`",
          "|",
          ">",
          "{",
          "}",
          "[",
          "]",
          ",",
          "'",
          "\"",
          "\\",
          "\\n",
          "---",
          "...",
          "\n---\n",
          "\u0085",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\ufffe",
          "\u00a0",
          "\u0007",
          "\u007f",
          "\u009f",
          "\u202e",
          "\ud83d\ude00",
          "\u00e9",
          "\u20ac",
          "0",
          "1",
          "_",
          "=",
          "<<",
          "~",
          "word and word and word ");

  private static final List<String> WHOLE =
      List.of(
          "yes",
          "No",
          "off",
          "null",
          "~",
          "true",
          "12",
          "-1.5",
          "1e3",
          "017",
          "0x1F",
          "1:30",
          "2026-03-01",
          "=",
          "<<",
          ".inf",
          "- a",
          "a: b",
          "# c",
          " a",
          "a ",
          "\n",
          " ",
          "\na",
          "a\n",
          "a\n\n",
          "a\n b\n",
          " a\nb",
          "a \nb",
          "\t",
          "'",
          "\"",
          "|",
          "%a",
          "@a",
          "`a",
          "!a",
          "&a",
          "*a",
          "?",
          "-",
          ":",
          "...",
          "---",
          "[a]",
          "{a}",
          "#");

  private final SplittableRandom random;

  RandomContents(long seed) {
    this.random = new SplittableRandom(seed);
  }

  ObjectNode next() {
    var content = JSON.createObjectNode();
    maybe(() -> content.put("title", text(256)));
    content.put("hypothesis", text(2_000));
    content.set("metric", metric());
    maybe(() -> content.set("watch", list(3, i -> secondary("watch-" + i))));
    maybe(() -> content.set("leading", list(2, i -> secondary("leads-" + i))));
    maybe(() -> content.put("unit", "ACCOUNT"));
    maybe(() -> content.set("attributes", list(4, this::attribute)));
    content.set("options", list(5, this::option));
    maybe(() -> content.set("rules", list(5, this::rule)));
    maybe(() -> content.set("guardrails", list(3, this::guardrail)));
    maybe(() -> content.set("guidance", list(3, this::guidance)));
    maybe(() -> content.put("mode", "OBSERVE"));
    maybe(() -> {
      content.put("mode", "EXPLORE");
      content.putObject("exploration").put("share", random.nextDouble());
    });
    maybe(() -> content.set("review", review()));
    return content;
  }

  private ObjectNode metric() {
    var metric = JSON.createObjectNode().put("outcome", "replied").put("direction", "INCREASE");
    maybe(() -> metric.put("target", random.nextDouble() / 1_000_000));
    metric.put("window", oneOf(List.of("P14D", "PT36H", "P2W")));
    maybe(() -> metric.put("grace", "PT1M"));
    maybe(() -> metric.put("countWeak", true));
    return metric;
  }

  private ObjectNode secondary(String id) {
    var metric = JSON.createObjectNode().put("id", id).put("outcome", "opened");
    metric.put("direction", "DECREASE");
    maybe(() -> metric.put("kind", "SUM").put("cap", oneOf(List.of(100.0, 0.000001, 1e12))));
    maybe(() -> metric.put("locked", true));
    return metric;
  }

  private ObjectNode attribute(int number) {
    var name = oneOf(List.of("a", "y", "no", "On", "plan")) + "_".repeat(number);
    var attribute = JSON.createObjectNode().put("name", name).put("type", "STRING");
    maybe(() -> attribute.set("values", texts(6, 256)));
    maybe(() -> attribute.put("required", true));
    return attribute;
  }

  private ObjectNode option(int number) {
    var option = JSON.createObjectNode().put("id", number == 0 ? "0" : "o" + number);
    maybe(() -> option.put("title", text(256)));
    maybe(() -> {
      var attributes = option.putObject("attributes");
      for (var name : List.of("y", "no", "angle", "null", "e-mail.kind")) {
        maybe(() -> attributes.put(name, random.nextInt(5) == 0 ? "" : text(256)));
      }
    });
    maybe(() -> option.put("draft", text(10_000)));
    maybe(() -> option.put("locked", true));
    return option;
  }

  private ObjectNode rule(int number) {
    var rule = JSON.createObjectNode().put("id", "rule-" + number);
    rule.put("when", oneOf(List.of("true", "1.0 < 2.0 ||\n  false", "'a: b' != \"# c\"")));
    rule.put("effect", oneOf(List.of("PREFER", "REQUIRE", "AVOID")));
    rule.putArray("options").add("0");
    rule.put("reason", text(2_000));
    maybe(() -> rule.set("evidence", list(2, _ -> evidence())));
    return rule;
  }

  private ObjectNode evidence() {
    var evidence = JSON.createObjectNode().put("statement", text(2_000));
    maybe(() -> evidence.set("signals", texts(30, 128)));
    maybe(() ->
        evidence
            .putArray("counts")
            .addObject()
            .put("label", text(256))
            .put("trials", 9_007_199_254_740_991L)
            .put("successes", random.nextInt(100)));
    return evidence;
  }

  private ObjectNode guardrail(int number) {
    var guardrail = JSON.createObjectNode().put("id", "guard-" + number);
    guardrail.putArray("options").add("0");
    return guardrail.put("reason", text(2_000));
  }

  private ObjectNode guidance(int number) {
    var guidance = JSON.createObjectNode().put("id", "guidance-" + number).put("text", text(2_000));
    maybe(() -> guidance.put("share", random.nextDouble()));
    maybe(
        () -> guidance.putObject("marks").putArray("with").add("x" + text(98)).add("y" + text(98)));
    return guidance;
  }

  private ObjectNode review() {
    var review = JSON.createObjectNode();
    maybe(() -> review.put("quorum", 1));
    maybe(() -> review.set("owners", texts(4, 256)));
    maybe(() -> review.put("expireAfter", "P30D"));
    maybe(() -> review.put("reviewBy", "2026-03-01"));
    return review;
  }

  private String text(int longest) {
    if (random.nextInt(4) == 0) {
      return oneOf(WHOLE);
    }
    var text = new StringBuilder();
    int pieces = 1 + random.nextInt(random.nextInt(3) == 0 ? 200 : 12);
    for (int i = 0; i < pieces; i++) {
      text.append(oneOf(PIECES));
    }
    // Not a placeholder, nor half a character at the end.
    var whole = text.toString().replace("{{", "{").replace("{{", "{");
    return whole.length() <= longest
        ? whole
        : whole.substring(0, longest - 1).replace('\ud83d', 'x');
  }

  /// Different ones.
  private ArrayNode texts(int most, int longest) {
    var different = new LinkedHashSet<String>();
    int number = 1 + random.nextInt(most);
    for (int i = 0; i < number; i++) {
      different.add(text(longest));
    }
    return JSON.valueToTree(new ArrayList<>(different));
  }

  private ArrayNode list(int most, IntFunction<ObjectNode> item) {
    var list = JSON.createArrayNode();
    int number = 1 + random.nextInt(most);
    for (int i = 0; i < number; i++) {
      list.add(item.apply(i));
    }
    return list;
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void maybe(Runnable something) {
    if (random.nextBoolean()) {
      something.run();
    }
  }
}
