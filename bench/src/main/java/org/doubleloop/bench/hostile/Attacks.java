package org.doubleloop.bench.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that is tried. A new attack is one line in [#ALL].
final class Attacks {

  static final List<Attack> ALL =
      List.of(
          new Attack("provoked-failures", 16, Attacks::provokeFailures),
          new Attack("flood-of-suggestions", 64, Attacks::suggest),
          new Attack("flood-of-drafts", 64, Attacks::draft),
          new Attack("flood-of-wrong-keys", 64, Attacks::guess),
          new Attack("flood-of-documentation", 32, Attacks::readDocumentation),
          new Attack("slow-bodies", 8, Attacks::sendSlowBody),
          new Attack("slow-headers", 8, Attacks::sendSlowHeaders),
          new Attack("slow-readers", 8, Attacks::readSlowly),
          new Attack("idle-connections", 8, attacker -> attacker.hold("")),
          new Attack("costly-conditions", 8, Attacks::costlyPolicy),
          new Attack("large-policies", 8, Attacks::largePolicy),
          new Attack("large-texts", 16, Attacks::largeTexts),
          new Attack("largest-pages", 16, attacker -> attacker.get("/v1/signals?limit=1000")),
          new Attack("deep-and-broken-bodies", 16, Attacks::brokenBody),
          // last, as it leaves more signals than all others
          new Attack("flood-of-batches", 16, Attacks::batch));

  private static final String PAGE = "/docs/swagger-ui-bundle.js";
  static final String EVENTS = "application/cloudevents-batch+json";

  private Attacks() {}

  /// What ended in a 500, or may, on every kind of operation.
  private static void provokeFailures(Attacker attacker) throws Exception {
    var empty = new byte[0];
    long number = attacker.number();
    switch ((int) (number % 6)) {
      case 0 -> attacker.post("/v1/policies", "multipart/form-data", empty);
      case 1 -> attacker.post("/v1/suggestions", "multipart/mixed; boundary=\"", empty);
      case 2 -> attacker.post("/v1/signals", "application/json;charset=nonsense", empty);
      case 3 -> attacker.get("/v1/signals?cursor=" + "A".repeat(8_000));
      case 4 -> attacker.get("/v1/actions/%00%ff");
      default -> attacker.post("/v1/drafts", Map.of("suggestion", "none-" + number));
    }
  }

  private static void suggest(Attacker attacker) throws Exception {
    attacker.post("/v1/suggestions", Setting.question("flood-" + attacker.number()));
  }

  private static void draft(Attacker attacker) throws Exception {
    var suggestion = attacker.post("/v1/suggestions", Setting.question("draft")).json();
    var draft = Map.of("suggestion", suggestion.path("id").asString());
    for (int i = 0; i < 5; i++) {
      attacker.post("/v1/drafts", draft);
    }
  }

  private static void batch(Attacker attacker) throws Exception {
    attacker.post("/v1/signals", EVENTS, events("flood-" + attacker.number()));
  }

  /// As large a batch as is worth sending.
  static byte[] events(String name) {
    var events = new ArrayList<String>();
    for (int i = 0; i < 500; i++) {
      events.add(
          """
          {"specversion":"1.0","type":"org.doubleloop.action","source":"/flood","id":"%s-%d",\
          "data":{"subject":"s%d","policy":"%s","version":1,"option":"call","context":{"size":"s"}}}\
          """
              .formatted(name, i, i, Setting.POLICY));
    }
    return ("[" + String.join(",", events) + "]").getBytes(StandardCharsets.UTF_8);
  }

  private static void guess(Attacker attacker) throws Exception {
    attacker.getAs("/v1/policies", guessed(attacker.key(), attacker.number()));
  }

  /// A key of the right form under an id that nobody has.
  static String guessed(String key, long number) {
    var id = new StringBuilder("%016d".formatted(number));
    for (int i = 0; i < id.length(); i++) {
      id.setCharAt(i, (char) ('a' + id.charAt(i) - '0'));
    }
    return "dl_" + id + key.substring(key.indexOf('_', "dl_".length()));
  }

  private static void readDocumentation(Attacker attacker) throws Exception {
    attacker.get(PAGE);
  }

  private static String head(Attacker attacker, String request) {
    return request
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + attacker.key()
        + "\r\n";
  }

  /// All but the last byte.
  private static void sendSlowBody(Attacker attacker) throws Exception {
    int bytes = 10_000;
    attacker.hold(
        head(attacker, "POST /v1/policies")
            + "Content-Type: application/json\r\nContent-Length: "
            + bytes
            + "\r\n\r\n"
            + " ".repeat(bytes - 1));
    Thread.sleep(10);
  }

  private static void sendSlowHeaders(Attacker attacker) throws Exception {
    if (attacker.held() < 600) {
      attacker.hold(head(attacker, "GET /v1/policies"));
    } else {
      attacker.drip("X-More: 1\r\n");
    }
  }

  private static void readSlowly(Attacker attacker) throws Exception {
    attacker.hold(head(attacker, "GET /v1/signals?limit=1000") + "\r\n");
    Thread.sleep(10);
  }

  private static Map<String, Object> policy(List<String> conditions) {
    var rules = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < conditions.size(); i++) {
      rules.add(
          Map.of(
              "id",
              "r" + i,
              "when",
              conditions.get(i),
              "effect",
              "PREFER",
              "options",
              List.of("call"),
              "reason",
              "It is tried."));
    }
    var content = new HashMap<>(Setting.content());
    content.put("attributes", List.of(Map.of("name", "text", "type", "STRING")));
    content.put("rules", rules);
    return content;
  }

  private static void makeAndAsk(Attacker attacker, String id, Map<String, Object> content)
      throws IOException, InterruptedException {
    attacker.post("/v1/policies", Map.of("id", id, "content", content));
    for (int i = 0; i < 3; i++) {
      attacker.post(
          "/v1/suggestions",
          Map.of("policy", id, "subject", "s", "context", Map.of("text", "a".repeat(1_000))));
    }
  }

  /// What is refused, and the dearest that is not, by which is then asked.
  private static void costlyPolicy(Attacker attacker) throws Exception {
    long number = attacker.number();
    var sum = String.join("+", Collections.nCopies(80, "text"));
    var refused =
        switch ((int) (number % 3)) {
          case 0 -> "(" + sum + ").matches('(a|b){0}.{0,900}x')";
          case 1 -> "text.matches('" + "[a-z]?".repeat(120) + "x{200}')";
          default -> "(" + sum + ") == (" + sum + "+'b')";
        };
    var content = policy(Collections.nCopies(100, refused));
    attacker.post("/v1/policies", Map.of("id", "refused-" + number, "content", content));
    makeAndAsk(attacker, "dearest", dearest());
  }

  /// Some nine tenths of the steps that a policy may take.
  static Map<String, Object> dearest() {
    var conditions = new ArrayList<String>();
    for (char last = 't'; last <= 'z'; last++) {
      conditions.add("text.matches('" + "[a-z]?".repeat(115) + last + "')");
    }
    return policy(conditions);
  }

  private static void largePolicy(Attacker attacker) throws Exception {
    long number = attacker.number() % 16;
    makeAndAsk(attacker, "large-" + number, largest("v" + number));
  }

  /// Some nine tenths of the terms that a policy may have.
  static Map<String, Object> largest(String name) {
    var conditions = new ArrayList<String>();
    for (int condition = 0; condition < 30; condition++) {
      var terms = new ArrayList<String>();
      for (int term = 0; term < 37; term++) {
        terms.add("text == '" + name + "." + condition + "." + term + "'");
      }
      conditions.add(String.join(" || ", terms));
    }
    return policy(conditions);
  }

  /// As much text on one action as it takes, in characters of three bytes, and then all of it read.
  private static void largeTexts(Attacker attacker) throws Exception {
    long number = attacker.number();
    if (number == 1) {
      attacker.post("/v1/actions", Setting.action("texts"));
    }
    if (number < 100) {
      attacker.post(
          "/v1/actions/texts/edits",
          Map.of("draft", "文".repeat(40_000), "final", "文".repeat(39_999) + number));
    }
    attacker.get("/v1/actions/texts");
    attacker.get("/v1/actions/texts/edits");
    attacker.get("/v1/signals?limit=1000");
  }

  private static void brokenBody(Attacker attacker) throws Exception {
    var body =
        switch ((int) (attacker.number() % 4)) {
          case 0 -> "[".repeat(100_000);
          case 1 -> "{\"a\":".repeat(50_000);
          case 2 -> "{\"policy\":\"" + "\\u0000".repeat(20_000);
          default -> "{\"n\":" + "9".repeat(100_000) + "}";
        };
    attacker.post("/v1/suggestions", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
