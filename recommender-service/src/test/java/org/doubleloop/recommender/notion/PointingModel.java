package org.doubleloop.recommender.notion;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.doubleloop.recommender.llm.StubModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model that names patterns, and has notions of what it is shown, as a test wants it.
final class PointingModel implements StubModel.Reply {
  private static final JsonMapper JSON = JsonMapper.shared();

  private volatile Function<JsonNode, Object> pointing = _ -> List.of();
  private volatile JsonNode shown = JSON.createObjectNode();

  /// From now on it answers with notions of what it is shown.
  void points(Function<JsonNode, Object> other) {
    pointing = other;
  }

  /// What it was shown last.
  JsonNode shown() {
    return shown;
  }

  @Override
  public void to(StubModel.Call call) throws IOException {
    var data = call.data();
    Object answer;
    if (data.has("phrase")) {
      answer = Map.of("name", "empty courtesy");
    } else {
      shown = data;
      answer = Map.of("notions", pointing.apply(data));
    }
    StubModel.content(JSON.writeValueAsString(answer)).to(call);
  }

  /// The id of the first thing of a kind that says this.
  static String id(JsonNode data, String kind, String words) {
    return data.path(kind)
        .valueStream()
        .filter(each -> each.toString().contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing says " + words + ": " + data))
        .path("evidence")
        .asString();
  }

  static Map<String, Object> prefer(
      String option, Map<String, String> place, List<Map<String, Object>> sentences) {
    return notion("PREFER", option, place, List.of(), sentences);
  }

  static Map<String, Object> leaveOut(List<String> phrases, List<Map<String, Object>> sentences) {
    return notion("LEAVE_OUT", "", Map.of(), phrases, sentences);
  }

  private static Map<String, Object> notion(
      String kind,
      String option,
      Map<String, String> place,
      List<String> phrases,
      List<Map<String, Object>> sentences) {
    return Map.of(
        "kind",
        kind,
        "option",
        option,
        "place",
        place.entrySet().stream()
            .map(each -> Map.of("attribute", each.getKey(), "value", each.getValue()))
            .toList(),
        "phrases",
        phrases,
        "sentences",
        sentences,
        "maybe",
        sentences);
  }

  static Map<String, Object> sentence(String text, String... evidence) {
    return Map.of("text", text, "evidence", evidence);
  }
}
