package org.doubleloop.recommender.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.doubleloop.recommender.answer.AnswerCheck;
import org.doubleloop.recommender.answer.AnswerCheck.Unusable;
import org.doubleloop.recommender.answer.AnswerCheck.Usable;
import org.doubleloop.recommender.phrasing.Phrased;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Reason;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.doubleloop.recommender.phrasing.Phraser;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.doubleloop.recommender.phrasing.Prompt;
import tools.jackson.databind.json.JsonMapper;

/// Phrases by a model behind an endpoint that speaks OpenAI's chat completions. It offers the model
/// no tools, and logs neither what it sends nor what it gets.
final class ModelPhraser implements Phraser, AutoCloseable {

  private static final ResponseFormat FORMAT =
      ResponseFormat.builder()
          .type(ResponseFormatType.JSON)
          .jsonSchema(
              JsonSchema.builder()
                  .name("phrased")
                  .rootElement(
                      JsonObjectSchema.builder()
                          .addStringProperty("text")
                          .addProperty(
                              "guidance",
                              JsonArraySchema.builder().items(new JsonStringSchema()).build())
                          .required("text", "guidance")
                          .additionalProperties(false)
                          .build())
                  .build())
          .build();

  private static final int MARK_LETTERS = 12;

  private final LlmProperties properties;
  private final JsonMapper mapper;
  private final ModelHttp http;
  private final ChatModel model;
  private final Resilience resilience;
  private final PhrasingMeters meters;
  private final String mark;

  ModelPhraser(
      LlmProperties properties,
      JsonMapper mapper,
      Clock clock,
      RandomGenerator random,
      MeterRegistry registry) {
    this.properties = properties;
    this.mapper = mapper;
    this.http = new ModelHttp(properties.deadline(), new RetryBackoff(random, clock));
    this.model = model(properties, http);
    this.resilience = new Resilience(properties.maxConcurrent(), clock, registry);
    this.meters = new PhrasingMeters(registry);
    this.mark =
        random
            .ints(MARK_LETTERS, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  @Override
  public Phrased phrase(Phrasing phrasing) {
    return meters.timed(() -> phrase(Prompt.of(phrasing, mapper, mark), phrasing.written()));
  }

  @Override
  public <T> T together(Supplier<T> questions) {
    return ScopedValue.where(ModelHttp.DEADLINE, Deadline.in(properties.deadline()))
        .call(questions::get);
  }

  @Override
  public void close() {
    http.close();
  }

  private Phrased phrase(Prompt prompt, List<String> written) {
    meters.notHidden(prompt.mask().cannotHide());
    if (prompt.mask().leaves(prompt.sources().captured()) || prompt.mask().leaves(written)) {
      return new NotWritten(Reason.NOT_MASKED);
    }
    var deadline =
        ModelHttp.DEADLINE.isBound()
            ? ModelHttp.DEADLINE.get()
            : Deadline.in(properties.deadline());
    var phrased = phrase(prompt, deadline);
    return phrased instanceof NotWritten(var reason, var fault)
            && fault != null
            && deadline.fits(Duration.ZERO)
        ? phrase(prompt.after(fault), deadline)
        : phrased;
  }

  private Phrased phrase(Prompt prompt, Deadline deadline) {
    var request =
        ChatRequest.builder()
            .messages(SystemMessage.from(prompt.instructions()), UserMessage.from(prompt.data()))
            .responseFormat(FORMAT)
            .build();
    ChatResponse response;
    try {
      response = resilience.call(() -> attempt(request, deadline));
    } catch (CallFailedException failed) {
      return new NotWritten(failed.reason());
    }
    meters.tokens(response.tokenUsage());
    var content = Objects.requireNonNullElse(response.aiMessage().text(), "");
    return switch (new AnswerCheck(mapper).check(content, prompt)) {
      case Usable(var text, var guidance) -> new Written(text, guidance, properties.model());
      case Unusable(var fault) -> {
        meters.unusable(fault);
        yield new NotWritten(Reason.NOT_USABLE, fault);
      }
    };
  }

  private ChatResponse attempt(ChatRequest request, Deadline deadline) {
    try {
      return ScopedValue.where(ModelHttp.DEADLINE, deadline).call(() -> model.chat(request));
    } catch (CallFailedException failed) {
      throw failed;
    } catch (ContentFilteredException refusal) {
      throw new CallFailedException(Reason.NOT_USABLE, false, null);
    } catch (RuntimeException garbage) {
      // An answer of 2xx that is no chat completion: the library has no one exception for that.
      throw new CallFailedException(Reason.FAILED, true, null);
    }
  }

  private static ChatModel model(LlmProperties properties, ModelHttp http) {
    var builder =
        OpenAiChatModel.builder()
            .httpClientBuilder(http.asBuilder())
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
}
