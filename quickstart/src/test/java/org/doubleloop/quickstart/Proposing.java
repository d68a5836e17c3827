package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people propose through the API, for others to decide on.
final class Proposing implements AutoCloseable {

  private static final String PLAIN =
      """
      {"id": "%1$s-plain", "policy": "%1$s", "baseVersion": 1, "rationale": "People cut the greeting.",
        "change": [{"op": "REPLACE", "kind": "GUIDANCE", "id": "plain",
          "guidance": {"id": "plain", "text": "%2$s"}}]}\
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final Keys keys;

  Proposing(URI address, Keys keys) {
    this.address = address;
    this.keys = keys;
  }

  /// Makes a policy with two proposals of a rep: `<id>-long`, which changes two clauses, and
  /// `<id>-plain`.
  void twoFor(String policy, int quorum) throws IOException, InterruptedException {
    twoFor(policy, quorum, 0);
  }

  /// After some suggestions for those who pay.
  void twoFor(String policy, int quorum, int suggestions) throws IOException, InterruptedException {
    twoFor(policy, quorum, suggestions, 0);
  }

  /// And after so many mails of either kind to those who pay, of which every fourth long one is
  /// replied to, and every eighth short one.
  void twoFor(String policy, int quorum, int suggestions, int mails)
      throws IOException, InterruptedException {
    post("/v1/policies", mails(policy, quorum));
    for (int i = 0; i < mails; i++) {
      mail(policy, "long", i, i % 4 == 0);
      mail(policy, "short", i, i % 8 == 0);
    }
    if (mails > 0) {
      await()
          .untilAsserted(() ->
              assertThat(get("/v1/results?policy=" + policy).at("/rows/0/metric/known").asInt())
                  .isEqualTo(2 * mails));
    }
    for (int i = 0; i < suggestions; i++) {
      suggest(policy, i);
    }
    post("/v1/proposals", longForPaid(policy));
    post("/v1/proposals", PLAIN.formatted(policy, "Write as you would speak to a friend."));
  }

  /// The rep gives the second proposal another text.
  void edit(String policy, String text) throws IOException, InterruptedException {
    var id = policy + "-plain";
    var edited = JsonMapper.shared().readTree(PLAIN.formatted(policy, text)).path("change");
    var request =
        request("/v1/proposals/" + id, keys.rep())
            .header(
                "If-Match",
                send(request("/v1/proposals/" + id, keys.rep()))
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"change\": " + edited + "}"));
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(send(request(path, keys.rep())).body());
  }

  private static String mails(String id, int quorum) {
    return """
    {"id": "%s", "content": {"title": "First mails",
      "hypothesis": "A short first mail gets more replies than a long one.",
      "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D", "target": 0.12},
      "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
      "options": [
        {"id": "short", "title": "Short mail", "draft": "Hello {{contact}}, what would you try first?"},
        {"id": "long", "title": "Long mail", "draft": "Hello {{contact}}, here is all that you can do."}],
      "rules": [{"id": "lead-short", "when": "true", "effect": "PREFER", "options": ["short"],
        "reason": "Our hypothesis."}],
      "guidance": [{"id": "plain", "text": "Write as you would speak to a colleague."}],
      "review": {"quorum": %d}}}\
    """
        .formatted(id, quorum);
  }

  private static String longForPaid(String policy) {
    return """
    {"id": "%1$s-long", "policy": "%1$s", "baseVersion": 1,
      "rationale": "Paying customers answer the long mail more often.",
      "evidence": [{"statement": "Replies to the long mail, by plan.",
        "counts": [
          {"label": "paid, long", "trials": 212, "successes": 41, "option": "long",
            "where": [{"attribute": "plan", "value": "paid"}]},
          {"label": "paid, short", "trials": 198, "successes": 19, "option": "short",
            "where": [{"attribute": "plan", "value": "paid"}]}], "signals": ["mail-1", "mail-2"]}],
      "change": [
        {"op": "ADD", "kind": "RULE", "before": "lead-short", "rule": {"id": "long-for-paid",
          "when": "plan == 'paid'", "effect": "PREFER", "options": ["long"], "reason": "They asked for it."}},
        {"op": "REPLACE", "kind": "OPTION", "id": "long", "option": {"id": "long", "title": "Long mail",
          "draft": "Hello {{contact}}, here is what you can do."}}]}\
    """
        .formatted(policy);
  }

  private void mail(String policy, String option, int number, boolean isReplied)
      throws IOException, InterruptedException {
    var id = policy + "-" + option + "-" + number;
    post(
        "/v1/actions",
        """
        {"id": "%s", "subject": "c-%d", "policy": "%s", "version": 1, "option": "%s",
         "context": {"plan": "paid"}}\
        """
            .formatted(id, number, policy, option));
    post(
        "/v1/actions/" + id + "/outcomes",
        "{\"type\": \"replied\", \"value\": %d, \"final\": true}".formatted(isReplied ? 1 : 0));
  }

  /// Somebody does something for one who pays.
  void act(String policy, String action, String option) throws IOException, InterruptedException {
    post(
        "/v1/actions",
        """
        {"id": "%s", "subject": "contact-1", "policy": "%s", "version": 1, "option": "%s",
         "context": {"plan": "paid", "crm": "17"}}\
        """
            .formatted(action, policy, option));
  }

  /// As soon as the recommender knows the policy.
  private void suggest(String policy, int number) {
    var body =
        "{\"policy\": \"%s\", \"subject\": \"contact-%d\", \"context\": {\"plan\": \"paid\"}}"
            .formatted(policy, number);
    await().untilAsserted(() -> post("/v1/suggestions", body));
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    var answer =
        send(
            request(path, keys.rep())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
