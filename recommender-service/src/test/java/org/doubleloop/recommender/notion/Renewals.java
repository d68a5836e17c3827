package org.doubleloop.recommender.notion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.process.Service;
import tools.jackson.databind.JsonNode;

/// Policies of which much was captured: where the plan is paid, `long` did a little better than
/// `short`; and five people leave out what opens their drafts, in many words that mean the same,
/// and what ends them, which is always the same.
final class Renewals {
  static final List<String> OPENINGS =
      List.of(
          "just checking in",
          "touching base again",
          "circling back now",
          "quickly following up",
          "bumping this up",
          "nudging you once more");

  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "SUGGEST",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
       "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
       "options": [{"id": "mail"}, {"id": "short"}, {"id": "long"}]}\
      """;
  private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");
  private static final int EACH = 60;
  private static final int OPENED = 24;
  private static final int EDITS = 48;

  private final Service service;
  private final String policy;
  private int more;

  Renewals(Service service, String policy) {
    this.service = service;
    this.policy = policy;
  }

  /// @param order what two of the edits of one person have in their final text
  void happen(String order) {
    capture(order);
    arrive();
  }

  /// @param order as above
  void capture(String order) {
    service.policy(policy, 1, CONTENT);
    for (int n = 0; n < EACH; n++) {
      acted("long-" + n, "long", "paid", n < 24);
      acted("short-" + n, "short", "paid", n < 18);
      acted("mail-" + n, "mail", "free", n < 21);
    }
    for (int n = 0; n < EDITS; n++) {
      edited(n, n % 5 == 0 ? order : "");
    }
  }

  /// Waits until all of it is counted, and asks for some suggestions.
  void arrive() {
    service.awaitPolicy(policy, 1);
    for (int n = 0; n < 6; n++) {
      suggest("s-" + n);
    }
    Patience.await().until(() -> patterns().at("/edited").asInt() == EDITS);
    Patience.await().until(() -> contrasts().contains("24 of 60 against 18 of 60"));
  }

  private JsonNode patterns() {
    return service
        .api()
        .as("acme", "lea", "signals:read")
        .get("/v1/edit-patterns?policy=" + policy)
        .expect(200)
        .json();
  }

  private String contrasts() {
    return service
        .api()
        .as("acme", "lea", "signals:read")
        .get("/v1/contrasts?policy=" + policy)
        .expect(200)
        .json()
        .toString();
  }

  /// One thing more is known, so that all of it is not what it was.
  void learnMore() {
    var before = contrasts();
    acted("more-" + more++, "mail", "free", false);
    Patience.await().until(() -> !contrasts().equals(before));
  }

  JsonNode suggest(String subject) {
    return service
        .api()
        .as("acme", "rep", "suggestions")
        .post(
            "/v1/suggestions",
            Map.of("policy", policy, "subject", subject, "context", Map.of("plan", "paid")))
        .expect(201)
        .json();
  }

  /// Looks for revisions.
  JsonNode revise() {
    return service
        .api()
        .as("acme", "lea", "policies:write")
        .post("/v1/revisions", Map.of("policy", policy))
        .expect(200)
        .json();
  }

  private void acted(String action, String option, String plan, boolean replied) {
    var id = policy + "-" + action;
    var what =
        "\"version\": 1, \"option\": \"%s\", \"context\": {\"plan\": \"%s\"}"
            .formatted(option, plan);
    service.acted(policy, id, "s-" + id, AT, ", " + what);
    if (replied) {
      service
          .upstreams()
          .signal(
              """
              {"kind": "CONNECTED", "id": "%1$s/1", "organization": "acme", "recordedAt": "%2$s",
               "connected": {"action": "%1$s", "n": 1, "actionAt": "%2$s", "subject": "s",
                 "units": {"subject": "u"}, "policy": "%4$s", %3$s, "previous": [],
                 "outcomes": [{"id": "%1$s-o", "type": "replied", "value": 1, "final": false,
                   "certainty": "CERTAIN", "at": "%2$s"}]}}\
              """
                  .formatted(id, AT, what, policy));
    }
  }

  private void edited(int n, String order) {
    var opening = n < OPENED ? OPENINGS.get(n % OPENINGS.size()) + ": " : "";
    var body =
        "the offer %d is ready for your team, Grace. It has all that we spoke of in May."
            .formatted(n);
    service
        .upstreams()
        .signal(
            """
            {"kind": "EDIT", "id": "e-%1$s", "organization": "acme", "recordedAt": "%5$s",
             "edit": {"id": "e-%1$s", "action": "%2$s", "draft": "%3$s%4$s Hope that helps.",
               "final": "%4$s%7$s", "spans": [%9$s{"offset": %8$d, "from": " Hope that helps.", "to": "%7$s"}],
               "shareChanged": 0.2, "editor": {"kind": "PERSON", "id": "rep-%6$d"}, "at": "%5$s",
               "recordedAt": "%5$s"}}\
            """
                .formatted(
                    policy + "-" + n,
                    policy + "-mail-" + n,
                    opening,
                    body,
                    AT,
                    n % 5,
                    order.isEmpty() ? "" : " " + order.replace("\"", "\\\""),
                    opening.length() + body.length(),
                    opening.isEmpty()
                        ? ""
                        : "{\"offset\": 0, \"from\": \"%s\", \"to\": \"\"}, ".formatted(opening)));
  }
}
