package org.doubleloop.recommender.llm;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The language model: `doubleloop.llm`. Off by default.
///
/// @param baseUrl of any endpoint that speaks OpenAI's chat completions, up to and with the
///   version: `https://host/v1`
/// @param apiKey sent as a bearer token; empty: none is sent
/// @param model the name by which the endpoint knows it
/// @param deadline from the question to the answer, attempts and pauses included
/// @param maxConcurrent how many texts may be written at once
/// @param maxTokens of one answer; 0 leaves it to the endpoint
@ConfigurationProperties("doubleloop.llm")
public record LlmProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("") String baseUrl,
    @DefaultValue("") String apiKey,
    @DefaultValue("") String model,
    @DefaultValue("5s") Duration deadline,
    @DefaultValue("8") int maxConcurrent,
    @DefaultValue("2000") int maxTokens) {

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]*");
  private static final int LONGEST_MODEL = 128;

  public LlmProperties {
    require(
        deadline.compareTo(Duration.ofMillis(100)) >= 0
            && deadline.compareTo(Duration.ofMinutes(1)) <= 0,
        "deadline must be from 100ms to 1m");
    require(maxConcurrent >= 1 && maxConcurrent <= 1000, "max-concurrent must be from 1 to 1000");
    require(maxTokens >= 0 && maxTokens <= 100_000, "max-tokens must be from 0 to 100000");
    require(PRINTABLE.matcher(apiKey).matches(), "api-key must be printable ASCII, without spaces");
    if (enabled) {
      require(isEndpoint(baseUrl), "base-url must be an http or https URL without user or query");
      require(
          !model.isBlank() && model.length() <= LONGEST_MODEL,
          "model must be a name of up to 128 characters");
    }
  }

  /// Without the key.
  @Override
  public String toString() {
    return "LlmProperties[enabled=%s, baseUrl=%s, model=%s, deadline=%s, maxConcurrent=%d, maxTokens=%d]"
        .formatted(enabled, baseUrl, model, deadline, maxConcurrent, maxTokens);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("doubleloop.llm." + message);
    }
  }

  private static boolean isEndpoint(String url) {
    if (!PRINTABLE.matcher(url).matches() || !url.matches("https?://.+")) {
      return false;
    }
    try {
      var uri = URI.create(url);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException notAUri) {
      return false;
    }
  }
}
