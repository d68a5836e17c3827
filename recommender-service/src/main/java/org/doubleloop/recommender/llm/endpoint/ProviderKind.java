package org.doubleloop.recommender.llm.endpoint;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Map;

/// The protocol that a provider speaks. None of its models is offered a tool, and none logs what is
/// sent or what comes back.
public enum ProviderKind {
  /// Chat completions, which many others speak too: `https://host/v1`.
  OPENAI {
    @Override
    ChatModel model(ProviderProperties properties, HttpClientBuilder http) {
      var builder =
          OpenAiChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(properties.baseUrl())
              .modelName(properties.model())
              .strictJsonSchema(true)
              .maxRetries(0)
              .logRequests(false)
              .logResponses(false);
      if (!properties.apiKey().isEmpty()) {
        builder.apiKey(properties.apiKey());
      }
      if (properties.maxTokens() > 0) {
        builder.maxCompletionTokens(properties.maxTokens());
      }
      return builder.build();
    }
  },
  /// Messages: `https://host/v1`.
  ANTHROPIC {
    @Override
    ChatModel model(ProviderProperties properties, HttpClientBuilder http) {
      return AnthropicChatModel.builder()
          .httpClientBuilder(http)
          .baseUrl(properties.baseUrl())
          .apiKey(properties.apiKey())
          .modelName(properties.model())
          .maxTokens(properties.maxTokens())
          .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
          .maxRetries(0)
          .logRequests(false)
          .logResponses(false)
          .build();
    }
  },
  /// Ollama's chat: `http://host:11434`.
  OLLAMA {
    @Override
    ChatModel model(ProviderProperties properties, HttpClientBuilder http) {
      var builder =
          OllamaChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(properties.baseUrl())
              .modelName(properties.model())
              .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
              .maxRetries(0)
              .logRequests(false)
              .logResponses(false);
      if (!properties.apiKey().isEmpty()) {
        builder.customHeaders(Map.of("Authorization", "Bearer " + properties.apiKey()));
      }
      if (properties.maxTokens() > 0) {
        builder.numPredict(properties.maxTokens());
      }
      return builder.build();
    }
  };

  abstract ChatModel model(ProviderProperties properties, HttpClientBuilder http);
}
