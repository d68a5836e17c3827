package org.doubleloop.recommender.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The stub speaks its protocols as the library's own clients understand them, streams included,
/// which the service itself asks for nowhere.
class WireTest {

  private final StubModel stub = new StubModel();

  @AfterEach
  void close() throws IOException {
    stub.close();
  }

  @ParameterizedTest
  @EnumSource
  void streamsInPiecesWhatItAnswersWhole(Wire wire) throws Exception {
    stub.replies(StubModel.content("Hello, would you like to hear more?"));
    var pieces = new CopyOnWriteArrayList<String>();
    var whole = new CompletableFuture<ChatResponse>();
    streaming(wire)
        .chat(
            "hello",
            new StreamingChatResponseHandler() {
              @Override
              public void onPartialResponse(String piece) {
                pieces.add(piece);
              }

              @Override
              public void onCompleteResponse(ChatResponse response) {
                whole.complete(response);
              }

              @Override
              public void onError(Throwable error) {
                whole.completeExceptionally(error);
              }
            });

    assertThat(whole.get(10, TimeUnit.SECONDS).aiMessage().text())
        .isEqualTo("Hello, would you like to hear more?");
    assertThat(pieces).hasSizeGreaterThan(2);
    assertThat(String.join("", pieces)).isEqualTo("Hello, would you like to hear more?");
  }

  private StreamingChatModel streaming(Wire wire) {
    var url = stub.baseUrl(wire);
    return switch (wire) {
      case OPENAI ->
          OpenAiStreamingChatModel.builder().baseUrl(url).apiKey("k").modelName("m").build();
      case ANTHROPIC ->
          AnthropicStreamingChatModel.builder().baseUrl(url).apiKey("k").modelName("m").build();
      case OLLAMA -> OllamaStreamingChatModel.builder().baseUrl(url).modelName("m").build();
    };
  }
}
