package org.doubleloop.recommender.llm.endpoint;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.doubleloop.recommender.asking.Form;
import org.doubleloop.recommender.asking.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A model of the operator's choice, with a bulkhead, a circuit and one more attempt of its own.
public final class Provider implements AutoCloseable {

  private static final double MILLION = 1_000_000;

  private final ProviderProperties properties;
  private final JsonMapper mapper;
  private final ModelHttp http;
  private final ChatModel model;
  private final Resilience resilience;

  /// @param deadline the longest that any call has
  public Provider(
      ProviderProperties properties,
      Duration deadline,
      JsonMapper mapper,
      Surroundings surroundings) {
    this.properties = properties;
    this.mapper = mapper;
    var backoff = new RetryBackoff(surroundings.random(), surroundings.clock());
    this.http = new ModelHttp(properties.name(), deadline, backoff);
    this.model = properties.kind().model(properties, http.asBuilder());
    this.resilience =
        new Resilience(
            properties.name(),
            properties.maxConcurrent(),
            surroundings.clock(),
            surroundings.meters());
  }

  /// What a provider needs of the world.
  public record Surroundings(Clock clock, RandomGenerator random, MeterRegistry meters) {}

  public String name() {
    return properties.name();
  }

  /// The name of its model.
  public String model() {
    return properties.model();
  }

  /// In the currency in which the operator gives its prices.
  public double cost(Reply reply) {
    return (reply.inputTokens() * properties.inputPrice()
            + reply.outputTokens() * properties.outputPrice())
        / MILLION;
  }

  /// @throws CallFailedException when there is no answer in time
  public Reply answer(Sent sent, Deadline deadline) {
    var request = request(sent);
    var response = resilience.call(() -> attempt(request, deadline));
    return Reply.of(
        sent,
        Objects.requireNonNullElse(response.aiMessage().text(), ""),
        tokens(response, TokenUsage::inputTokenCount),
        tokens(response, TokenUsage::outputTokenCount));
  }

  @Override
  public void close() {
    http.close();
  }

  private ChatRequest request(Sent sent) {
    var builder = ChatRequest.builder();
    if (properties.schema()) {
      builder.messages(SystemMessage.from(sent.instructions()), UserMessage.from(sent.data()));
      builder.responseFormat(
          ResponseFormat.builder()
              .type(ResponseFormatType.JSON)
              .jsonSchema(
                  JsonSchema.builder().name("answer").rootElement(element(sent.form())).build())
              .build());
    } else {
      builder.messages(
          SystemMessage.from(
              sent.instructions()
                  + "\n"
                  + "The JSON object that you answer with has this JSON schema, and nothing stands"
                  + " before or behind it: "
                  + mapper.writeValueAsString(sent.form().schema())
                  + "\n"),
          UserMessage.from(sent.data()));
    }
    return builder.build();
  }

  private ChatResponse attempt(ChatRequest request, Deadline deadline) {
    try {
      return ScopedValue.where(ModelHttp.DEADLINE, deadline).call(() -> model.chat(request));
    } catch (CallFailedException failed) {
      throw failed;
    } catch (ContentFilteredException refusal) {
      throw new CallFailedException(Reason.NOT_USABLE, false, null);
    } catch (RuntimeException garbage) {
      // An answer of 2xx that is none of the protocol's: the library has no one exception for that.
      throw new CallFailedException(Reason.FAILED, true, null);
    }
  }

  private static JsonSchemaElement element(Form form) {
    return switch (form) {
      case Form.Text _ -> new JsonStringSchema();
      case Form.OneOf oneOf -> JsonEnumSchema.builder().enumValues(oneOf.words()).build();
      case Form.Many many -> JsonArraySchema.builder().items(element(many.each())).build();
      case Form.Fields(var fields) -> {
        var builder = JsonObjectSchema.builder();
        fields.forEach((name, each) -> builder.addProperty(name, element(each)));
        yield builder
            .required(fields.keySet().toArray(String[]::new))
            .additionalProperties(false)
            .build();
      }
    };
  }

  /// Zero where the provider does not say.
  private static int tokens(ChatResponse response, Function<TokenUsage, @Nullable Integer> count) {
    var usage = response.tokenUsage();
    var tokens = usage == null ? null : count.apply(usage);
    return tokens == null ? 0 : Math.max(0, tokens);
  }
}
