package org.doubleloop.recommender.llm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The protocols of providers as their servers speak them: what has to stand in a request, and how
/// the same answer is said, whole and as a stream.
public enum Wire {
  OPENAI("/v1/chat/completions", "/v1", "text/event-stream") {
    @Override
    Optional<String> fault(String head, JsonNode body) {
      return missing(body, "model", "messages");
    }

    @Override
    public String instructions(JsonNode body) {
      return body.at("/messages/0/content").asString();
    }

    @Override
    public String data(JsonNode body) {
      return body.at("/messages/1/content").asString();
    }

    @Override
    public JsonNode schema(JsonNode body) {
      return body.at("/response_format/json_schema/schema");
    }

    @Override
    String whole(String content) {
      return completion(Map.of("role", "assistant", "content", content), "stop");
    }

    @Override
    String refusal() {
      return completion(Map.of("role", "assistant", "refusal", "No."), "stop");
    }

    @Override
    String toolCall(String name) {
      var call =
          Map.of(
              "id", "1", "type", "function", "function", Map.of("name", name, "arguments", "{}"));
      return completion(Map.of("role", "assistant", "tool_calls", List.of(call)), "tool_calls");
    }

    @Override
    String stream(String content) {
      return pieces(content)
              .map(piece -> event("", chunk(Map.of("content", piece))))
              .collect(
                  Collectors.joining(
                      "", event("", chunk(Map.of("role", "assistant", "content", ""))), ""))
          + "data: [DONE]\n\n";
    }

    @Override
    String error(int status) {
      return json(Map.of("error", Map.of("message", "m", "type", "some_error", "code", "c")));
    }

    private String completion(Map<String, ?> message, String why) {
      return json(
          Map.of(
              "id",
              "1",
              "object",
              "chat.completion",
              "created",
              1,
              "model",
              "some-model",
              "choices",
              List.of(Map.of("index", 0, "finish_reason", why, "message", message)),
              "usage",
              Map.of(
                  "prompt_tokens", INPUT,
                  "completion_tokens", OUTPUT,
                  "total_tokens", INPUT + OUTPUT)));
    }

    private Map<String, Object> chunk(Map<String, ?> delta) {
      return Map.of(
          "id", "1",
          "object", "chat.completion.chunk",
          "created", 1,
          "model", "some-model",
          "choices", List.of(Map.of("index", 0, "delta", delta)));
    }
  },
  ANTHROPIC("/v1/messages", "/v1", "text/event-stream") {
    @Override
    Optional<String> fault(String head, JsonNode body) {
      return Stream.of("x-api-key:", "anthropic-version:")
          .filter(header -> !head.toLowerCase(java.util.Locale.ROOT).contains("\r\n" + header))
          .findFirst()
          .or(() -> missing(body, "model", "messages", "max_tokens"))
          .or(() ->
              Optional.of("role")
                  .filter(_ ->
                      body.at("/messages")
                          .valueStream()
                          .anyMatch(each -> each.at("/role").asString().equals("system"))));
    }

    @Override
    public String instructions(JsonNode body) {
      var system = body.at("/system");
      return system.isString() ? system.asString() : system.at("/0/text").asString();
    }

    @Override
    public String data(JsonNode body) {
      var content = body.at("/messages/0/content");
      return content.isString() ? content.asString() : content.at("/0/text").asString();
    }

    @Override
    public JsonNode schema(JsonNode body) {
      return body.at("/output_config/format/schema");
    }

    @Override
    String whole(String content) {
      return message(List.of(Map.of("type", "text", "text", content)), "end_turn");
    }

    @Override
    String refusal() {
      return message(List.of(), "refusal");
    }

    @Override
    String toolCall(String name) {
      return message(
          List.of(Map.of("type", "tool_use", "id", "1", "name", name, "input", Map.of())),
          "tool_use");
    }

    @Override
    String stream(String content) {
      var begun =
          Map.of("type", "message_start", "message", MAPPER.readTree(message(List.of(), "")));
      var block = Map.of("type", "text", "text", "");
      return event("message_start", begun)
          + event(
              "content_block_start",
              Map.of("type", "content_block_start", "index", 0, "content_block", block))
          + event("ping", Map.of("type", "ping"))
          + pieces(content)
              .map(piece ->
                  event(
                      "content_block_delta",
                      Map.of(
                          "type",
                          "content_block_delta",
                          "index",
                          0,
                          "delta",
                          Map.of("type", "text_delta", "text", piece))))
              .collect(Collectors.joining())
          + event("content_block_stop", Map.of("type", "content_block_stop", "index", 0))
          + event(
              "message_delta",
              Map.of(
                  "type", "message_delta",
                  "delta", Map.of("stop_reason", "end_turn"),
                  "usage", Map.of("output_tokens", OUTPUT)))
          + event("message_stop", Map.of("type", "message_stop"));
    }

    @Override
    String error(int status) {
      return json(Map.of("type", "error", "error", Map.of("type", "some_error", "message", "m")));
    }

    private String message(List<?> content, String why) {
      return json(
          Map.of(
              "id", "1",
              "type", "message",
              "role", "assistant",
              "model", "some-model",
              "content", content,
              "stop_reason", why,
              "usage", Map.of("input_tokens", INPUT, "output_tokens", OUTPUT)));
    }
  },
  OLLAMA("/api/chat", "", "application/x-ndjson") {
    @Override
    Optional<String> fault(String head, JsonNode body) {
      return missing(body, "model", "messages");
    }

    @Override
    public String instructions(JsonNode body) {
      return body.at("/messages/0/content").asString();
    }

    @Override
    public String data(JsonNode body) {
      return body.at("/messages/1/content").asString();
    }

    @Override
    public JsonNode schema(JsonNode body) {
      return body.at("/format");
    }

    @Override
    String whole(String content) {
      return message(Map.of("role", "assistant", "content", content), true);
    }

    // It has no other than words.
    @Override
    String refusal() {
      return whole("I cannot help with that.");
    }

    @Override
    String toolCall(String name) {
      var call = Map.of("function", Map.of("name", name, "arguments", Map.of()));
      return message(Map.of("role", "assistant", "content", "", "tool_calls", List.of(call)), true);
    }

    @Override
    String stream(String content) {
      return pieces(content)
              .map(piece -> message(Map.of("role", "assistant", "content", piece), false) + "\n")
              .collect(Collectors.joining())
          + whole("")
          + "\n";
    }

    @Override
    String error(int status) {
      return json(Map.of("error", "m"));
    }

    private String message(Map<String, ?> message, boolean done) {
      return json(
          Map.of(
              "model", "some-model",
              "created_at", "2026-11-21T10:00:00Z",
              "message", message,
              "done", done,
              "prompt_eval_count", INPUT,
              "eval_count", OUTPUT));
    }
  };

  static final int INPUT = 120;
  static final int OUTPUT = 30;
  private static final JsonMapper MAPPER = StrictJson.mapper();
  private static final int PIECE = 7;

  private final String path;
  private final String base;
  private final String streamed;

  Wire(String path, String base, String streamed) {
    this.path = path;
    this.base = base;
    this.streamed = streamed;
  }

  /// Whose path a request asks for; what is no protocol's is taken for OpenAI's.
  static Wire of(String head) {
    return Stream.of(values())
        .filter(each -> head.startsWith("POST " + each.path + " "))
        .findFirst()
        .orElse(OPENAI);
  }

  /// Of an endpoint's address, behind host and port.
  String base() {
    return base;
  }

  /// The type of a stream.
  String streamed() {
    return streamed;
  }

  /// What the server would miss.
  abstract Optional<String> fault(String head, JsonNode body);

  public abstract String instructions(JsonNode body);

  public abstract String data(JsonNode body);

  public abstract JsonNode schema(JsonNode body);

  abstract String whole(String content);

  abstract String refusal();

  abstract String toolCall(String name);

  abstract String stream(String content);

  abstract String error(int status);

  private static Optional<String> missing(JsonNode body, String... names) {
    return Stream.of(names).filter(name -> !body.has(name)).findFirst();
  }

  private static Stream<String> pieces(String content) {
    return content.isEmpty()
        ? Stream.of()
        : Stream.iterate(0, from -> from < content.length(), from -> from + PIECE)
            .map(from -> content.substring(from, Math.min(content.length(), from + PIECE)));
  }

  private static String event(String name, Object data) {
    return (name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + json(data) + "\n\n";
  }

  private static String json(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
