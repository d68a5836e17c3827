package org.doubleloop.signal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Whatever was accepted can be read, however large it is: in pages that end by their bytes.
class LargestSignalsTest extends RunningService {
  private static final String ORGANIZATION = "largest";

  /// An answer passes 1 MiB by one item for each of its lists.
  private static final int LONGEST_ANSWER = 3 << 20;

  private static final int EDITS = 14;
  private static final int EVENTS = 9;
  private static boolean isStored;

  /// Three bytes each in UTF-8.
  private static String text(int length) {
    return "字".repeat(length);
  }

  private static String edit(String id) {
    var text = text(49_000);
    return "{\"id\": \"%s\", \"draft\": \"%s\", \"final\": \"x%s\"}".formatted(id, text, text);
  }

  private static String outcome(String id, String action) {
    return outcomeEvent(id, action)
        .strip()
        .replaceFirst("^\\{", "{\"note\": \"%s\", ".formatted(text(80_000)));
  }

  private static String action(String id) {
    var context =
        IntStream.range(0, 64)
            .mapToObj(i -> "\"a%d\": \"%s\"".formatted(i, text(1_024)))
            .collect(Collectors.joining(", "));
    return "{\"id\": \"%s\", \"subject\": \"c-1\", \"context\": {%s}}".formatted(id, context);
  }

  private static List<String> ids(String prefix, int number) {
    return IntStream.range(0, number).mapToObj(i -> prefix + i).toList();
  }

  /// Once for all tests.
  @BeforeEach
  void store() {
    if (isStored) {
      return;
    }
    var api = caller(ORGANIZATION);
    ids("a-", EVENTS).forEach(id -> api.post("/v1/actions", action(id)).expect(201));
    ids("e-", EDITS).forEach(id -> api.post("/v1/actions/a-0/edits", edit(id)).expect(201));
    var events = new ArrayList<String>();
    ids("o-", EVENTS).forEach(id -> events.add(outcome(id, "a-0")));
    ids("p-", EVENTS).forEach(id -> events.add(outcome(id, "absent")));
    api.with("Content-Type", MANY).post("/v1/signals", events.toString()).expect(207);
    isStored = true;
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/actions/a-0, /edits, 14",
    "/v1/actions/a-0, /outcomes, 9",
    "/v1/actions/a-0/edits, /items, 14",
    "/v1/actions/a-0/outcomes, /items, 9",
    "/v1/orphans?limit=1000, /items, 9",
    "/v1/actions?limit=1000, /items, 9",
    "/v1/actions?limit=1000&subject=c-1, /items, 9",
    "/v1/signals?limit=1000&kind=ACTION, /items, 9",
    "/v1/signals?limit=1000&kind=EDIT, /items, 14",
    "/v1/signals?limit=1000&kind=OUTCOME, /items, 18",
  })
  void everyListIsReadPageByPage(String path, String list, int expected) {
    var pages = pages(caller(ORGANIZATION), path);
    assertThat(pages).hasSizeGreaterThan(1);
    assertEachOnce(pages.stream().flatMap(page -> page.at(list).valueStream()).toList(), expected);
  }

  @Test
  void theFeedIsFollowedFromItsStart() {
    int all = EVENTS + EDITS + 2 * EVENTS;
    await()
        .untilAsserted(() ->
            assertThat(follow(ORGANIZATION))
                .filteredOn(item -> item.path("kind").stringValue().equals("CONNECTED"))
                .isNotEmpty());
    for (var reader : List.of(ORGANIZATION, "*")) {
      var own =
          follow(reader).stream()
              .filter(item -> item.path("organization").stringValue().equals(ORGANIZATION))
              .filter(item -> !item.path("kind").stringValue().equals("CONNECTED"))
              .toList();
      assertEachOnce(own, all);
    }
  }

  private List<JsonNode> follow(String reader) {
    var items = new ArrayList<JsonNode>();
    var cursor = "";
    boolean more = true;
    while (more) {
      var page = follower(reader).get("/v1/feed?limit=1000" + cursor).expect(200);
      assertThat(page.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LONGEST_ANSWER);
      var json = page.json();
      json.path("items").forEach(items::add);
      cursor = "&cursor=" + json.path("next").stringValue();
      more = json.path("more").booleanValue();
    }
    return items;
  }

  private static List<JsonNode> pages(HttpApi api, String path) {
    var pages = new ArrayList<JsonNode>();
    var sign = path.contains("?") ? "&" : "?";
    var cursor = "";
    do {
      var page = api.get(path + cursor).expect(200);
      assertThat(page.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LONGEST_ANSWER);
      pages.add(page.json());
      cursor = sign + "cursor=" + page.at("/next");
    } while (!pages.getLast().path("next").isMissingNode());
    return pages;
  }

  private static void assertEachOnce(List<JsonNode> items, int expected) {
    assertThat(items).hasSize(expected);
    var names = new HashSet<String>();
    items.forEach(
        item -> names.add(item.path("kind").asString("") + " " + item.path("id").stringValue()));
    assertThat(names).hasSize(expected);
  }

  @Nested
  class AnActionThatIsFull {
    @Test
    void takesNoMoreTextsHoweverTheyCome() {
      var api = caller(ORGANIZATION);
      var problem =
          api.post("/v1/actions/a-0/edits", edit("one-more")).expectProblem(422, "action-full");
      assertThat(problem.at("/detail")).contains("100").contains("4194304 bytes");
      var event =
          event(
              "edit",
              "e-event",
              "{\"action\": \"a-0\", \"draft\": \"%s\", \"final\": \"\"}".formatted(text(50_000)));
      api.with("Content-Type", ONE).post("/v1/signals", event).expectProblem(422, "action-full");
      var batch =
          "[%s, %s]"
              .formatted(
                  event,
                  event(
                      "edit",
                      "e-small",
                      "{\"action\": \"a-1\", \"draft\": \"a\", \"final\": \"b\"}"));
      var results = api.with("Content-Type", MANY).post("/v1/signals", batch).expect(207).json();
      assertThat(results.at("/results/0/problem/type").asString(""))
          .isEqualTo("/problems/action-full");
      assertThat(results.at("/results/1/status").asString("")).isEqualTo("STORED");
    }

    @Test
    void answersARepeatAsBefore() {
      var api = caller(ORGANIZATION);
      var before = api.get("/v1/signals/e-3?kind=EDIT").expect(200).json().path("edit");
      assertThat(api.post("/v1/actions/a-0/edits", edit("e-3")).expect(201).json())
          .isEqualTo(before);
    }
  }
}
