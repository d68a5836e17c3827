package org.doubleloop.recommender.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionListTest {

  private static final int MADE = 12;

  private final Service service = Service.shared();
  private final List<String> made = new ArrayList<>();

  @BeforeAll
  void start() throws Exception {
    service.policy("listed", 1, content("only-a"));
    for (int i = 0; i < MADE; i++) {
      if (i == MADE / 2) {
        service.policy("listed", 2, content("only-b"));
      }
      var body =
          """
          {"id": "listed-%d", "policy": "listed", "version": %d, "subject": "c-%d", "account": "firm-%d"}\
          """
              .formatted(i, i < MADE / 2 ? 1 : 2, i % 3, i % 2);
      Patience.await()
          .untilAsserted(() -> {
            var response = service.post("/v1/suggestions", body);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
          });
      made.addFirst("listed-" + i);
    }
  }

  private static String content(String required) {
    return """
    {"hypothesis": "h",
     "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
     "options": [{"id": "only-a"}, {"id": "only-b"}],
     "rules": [{"id": "r", "when": "true", "effect": "REQUIRE", "options": ["%s"],
                "reason": "So it is."}],
     "mode": "SUGGEST"}\
    """
        .formatted(required);
  }

  private JsonNode list(String query) throws Exception {
    var response = service.get("/v1/suggestions?" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Service.json(response);
  }

  private static List<String> ids(JsonNode page) {
    return page.at("/items").valueStream().map(item -> item.at("/id").asString()).toList();
  }

  @Test
  void listsThemNewestFirstAsTheyWereAnswered() throws Exception {
    var page = list("policy=listed");
    assertThat(ids(page)).isEqualTo(made);
    assertThat(page.has("next")).isFalse();
    for (var item : page.at("/items")) {
      assertThat(item)
          .isEqualTo(Service.json(service.get("/v1/suggestions/" + item.at("/id").asString())));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 11, 12})
  void goesOnPageByPage(int limit) throws Exception {
    var listed = new ArrayList<String>();
    var cursor = "";
    do {
      var page = list("policy=listed&limit=" + limit + cursor);
      assertThat(ids(page)).hasSizeLessThanOrEqualTo(limit);
      listed.addAll(ids(page));
      cursor = page.has("next") ? "&cursor=" + page.at("/next").asString() : "";
    } while (!cursor.isEmpty());
    assertThat(listed).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "version=1, 6",
    "version=2, 6",
    "version=3, 0",
    "option=only-a, 6",
    "option=only-b&version=1, 0",
    "subject=c-1, 4",
    "subject=nobody, 0",
    "account=firm-0, 6",
    "account=firm-0&subject=c-0, 2",
    "from=2000-01-01T00:00:00Z, 12",
    "until=2000-01-01T00:00:00Z, 0"
  })
  void listsThoseOnlyThatSayWhatIsAsked(String filters, int count) throws Exception {
    assertThat(ids(list("policy=listed&" + filters))).hasSize(count);
  }

  @Test
  void listsNoneOfAnotherPolicy() throws Exception {
    assertThat(ids(list("policy=another"))).isEmpty();
  }

  @Test
  void wantsToKnowOfWhichPolicyAndTakesNoCursorOfAnotherList() throws Exception {
    assertThat(service.get("/v1/suggestions").statusCode()).isEqualTo(400);
    var cursor = list("policy=listed&limit=1").at("/next").asString();
    var refused = service.get("/v1/suggestions?policy=listed&limit=1&version=1&cursor=" + cursor);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("invalid-cursor");
  }
}
