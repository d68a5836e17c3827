package org.doubleloop.policy.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever was accepted can be read, however large it is: in pages that end by their bytes.
class LargestPoliciesTest {
  /// A page passes 1 MiB by one item.
  private static final int LONGEST_ANSWER = 3 << 19;

  private static final int DRAFTS = 8;
  private static final int MANY = 6;

  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi follower = rep.as("recommender-service", "feed");

  /// Nearly 256 KiB in UTF-8.
  private static ObjectNode large(ObjectNode body) {
    for (int i = 0; i < DRAFTS; i++) {
      Outreach.with(
          body,
          "/content/options/" + body.at("/content/options").size(),
          "{\"id\": \"o-%d\", \"title\": \"Long\", \"draft\": \"%s\"}"
              .formatted(i, "字".repeat(10_000)));
    }
    return body;
  }

  @Test
  void everyListAndTheFeedAreReadPageByPage() {
    for (int i = 0; i < MANY; i++) {
      rep.post("/v1/policies", large(Outreach.newPolicy("p-" + i))).expect(201);
      rep.post("/v1/proposals", large(Outreach.newProposal("c-" + i, "p-0", 1, "Another " + i)))
          .expect(201);
    }
    assertPages(pages(rep, "/v1/policies?limit=1000"), "/policy", "p-");
    assertPages(pages(rep, "/v1/proposals?limit=1000"), "/id", "c-");
    assertPages(pages(follower, "/v1/policy-feed?limit=1000"), "/version/policy", "p-");
  }

  private static void assertPages(List<JsonNode> pages, String pointer, String prefix) {
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(
            pages.stream()
                .flatMap(page -> page.path("items").valueStream())
                .map(item -> item.at(pointer).asString())
                // what else stands in the feed
                .filter(id -> !id.isEmpty()))
        .hasSize(MANY)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith(prefix));
  }

  private static List<JsonNode> pages(PolicyApi reader, String path) {
    var pages = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var page = reader.get(path + cursor).expect(200);
      assertThat(page.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LONGEST_ANSWER);
      pages.add(page.json());
      cursor = "&cursor=" + page.at("/next");
    } while (pages.getLast().path("more").booleanValue(pages.getLast().has("next")));
    return pages;
  }
}
