package org.doubleloop.bench.hostile;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What all have in common: a policy, and what is asked and done under it.
final class Setting {

  static final String POLICY = "outreach";

  private Setting() {}

  static Map<String, Object> content() {
    return Map.of(
        "hypothesis",
        "A call brings more replies.",
        "metric",
        Map.of("outcome", "reply", "direction", "INCREASE", "window", "P1D"),
        "unit",
        "SUBJECT",
        "attributes",
        List.of(Map.of("name", "size", "type", "STRING", "values", List.of("s", "l"))),
        "options",
        List.of(option("call"), option("mail"), option("wait")),
        "mode",
        "SUGGEST");
  }

  private static Map<String, Object> option(String id) {
    return Map.of("id", id, "title", "To " + id);
  }

  static Map<String, Object> question(String subject) {
    return Map.of("policy", POLICY, "subject", subject, "context", Map.of("size", "s"));
  }

  static Map<String, Object> action(String id) {
    return Map.of(
        "id",
        id,
        "subject",
        id,
        "policy",
        POLICY,
        "version",
        1,
        "option",
        "call",
        "context",
        Map.of("size", "s"));
  }

  /// A key of its own for somebody.
  static String key(Http http, String admin, String owner)
      throws IOException, InterruptedException {
    var answer =
        http.post(
            "/v1/api-keys",
            admin,
            Map.of(
                "owner",
                owner,
                "scopes",
                List.of(
                    "signals:write",
                    "signals:read",
                    "suggestions",
                    "policies:write",
                    "policies:read")));
    return answer.json().path("key").asString();
  }
}
