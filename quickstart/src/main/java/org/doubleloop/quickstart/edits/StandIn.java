package org.doubleloop.quickstart.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands in for a language model: it writes what it is told and nothing else, which is the draft
/// in the request without what guidance in the same request asks to leave out. It is no model; it
/// shows what one is asked and that its answer is held against that.
final class StandIn {
  static final String NAME = "stand-in";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern LEAVE_OUT = Pattern.compile("Leave out “([^”]+)”");

  private StandIn() {}

  /// Answers a request of OpenAI's chat completions.
  static String answer(String request) {
    var message = JSON.readTree(request).at("/messages/1/content").asString();
    return completion(JSON.writeValueAsString(written(JSON.readTree(message))));
  }

  /// @param data all that is told apart from the rules
  private static Map<String, Object> written(JsonNode data) {
    var text = data.at("/captured/draft").asString();
    var followed = new ArrayList<String>();
    for (JsonNode guidance : data.at("/guidance")) {
      var asked = LEAVE_OUT.matcher(guidance.path("text").asString());
      if (asked.find()) {
        text = without(asked.group(1), text);
        followed.add(guidance.path("id").asString());
      }
    }
    return Map.of("text", text, "guidance", followed);
  }

  /// The text without a phrase, and what its sentence says behind it.
  private static String without(String phrase, String text) {
    return Pattern.compile("(?iu)" + Pattern.quote(phrase) + "[^.!?\\n]*[.!?]?\\h*")
        .matcher(text)
        .replaceAll("");
  }

  private static String completion(String content) {
    var message = Map.of("role", "assistant", "content", content);
    var choice = Map.of("index", 0, "finish_reason", "stop", "message", message);
    return JSON.writeValueAsString(
        Map.of(
            "id",
            NAME,
            "object",
            "chat.completion",
            "created",
            0,
            "model",
            NAME,
            "choices",
            List.of(choice)));
  }
}
