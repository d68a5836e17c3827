package org.doubleloop.signal.joiner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.SomeVersion;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// In whatever order a story is captured, and its policy learnt, it comes to the same.
class JoinOrderTest extends RunningService {

  /// So many of the 120 orders; all by `-Ddoubleloop.orders=120`.
  private static final int ORDERS = Integer.getInteger("doubleloop.orders", 24);

  private static final String EARLY = action("early", "ann", "2026-03-01T09:00:00Z");
  private static final String LATE = action("late", "ann", "2026-03-02T09:00:00Z");
  private static final String REPLY =
      outcome("reply", "\"subject\": \"ann\", \"account\": \"acme\"");
  private static final String CORRECTION =
      outcome("correction", "\"account\": \"acme\", \"corrects\": \"reply\", \"value\": 2");
  private static final String POLICY = "policy";

  @Autowired private KnownPolicies policies;

  @Test
  void everyOrderComesToTheSame() {
    var stories = new LinkedHashMap<String, List<String>>();
    var all = orders(List.of(EARLY, LATE, REPLY, CORRECTION, POLICY));
    for (int i = 0; i < ORDERS; i++) {
      stories.put("order-" + i, all.get(i * all.size() / ORDERS));
    }
    stories.forEach(this::tell);
    stories.forEach((organization, order) -> {
      var api = caller(organization);
      await()
          .untilAsserted(() -> {
            assertThat(JoiningTest.stated(api, "late"))
                .as(order.toString())
                .containsExactly("correction");
            assertThat(JoiningTest.stated(api, "early")).as(order.toString()).isEmpty();
            assertThat(api.get("/v1/orphans").json().path("items")).isEmpty();
          });
      assertThat(rule(api, "reply")).isEqualTo("LATEST_TO_SUBJECT");
      assertThat(rule(api, "correction")).isEqualTo("AS_CORRECTED");
    });
    assertThat(all).hasSize(120).containsAll(stories.values());
  }

  private void tell(String organization, List<String> order) {
    var api = caller(organization);
    for (var each : order) {
      if (each.equals(POLICY)) {
        policies.add(
            SomeVersion.of(
                organization, 1, Instant.parse("2026-01-01T00:00:00Z"), Duration.ofDays(7)));
      } else {
        api.post(each.contains("\"type\"") ? "/v1/outcomes" : "/v1/actions", each).expect(201);
      }
    }
  }

  private static List<List<String>> orders(List<String> story) {
    if (story.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<String>>();
    for (var first : story) {
      var rest = new ArrayList<>(story);
      rest.remove(first);
      for (var order : orders(rest)) {
        var whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }

  private static String rule(HttpApi api, String outcome) {
    return api.get("/v1/outcomes/" + outcome).at("/join/rule");
  }

  private static String action(String id, String subject, String at) {
    return """
    {"id": "%s", "subject": "%s", "account": "acme", "policy": "outreach", "option": "short", "at": "%s"}\
    """
        .formatted(id, subject, at);
  }

  private static String outcome(String id, String said) {
    return """
    {"id": "%s", "type": "replied", "at": "2026-03-05T09:00:00Z", %s}\
    """
        .formatted(id, said);
  }
}
