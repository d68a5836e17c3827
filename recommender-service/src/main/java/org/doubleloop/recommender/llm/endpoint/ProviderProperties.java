package org.doubleloop.recommender.llm.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// One of `doubleloop.llm.providers`.
///
/// @param kind the protocol that it speaks
/// @param name by which answers and metrics call it; by default its kind's, in small letters
/// @param baseUrl of its endpoint: see [ProviderKind]
/// @param apiKey sent as the protocol has it; empty: none is sent
/// @param model the name by which the provider knows it
/// @param schema whether it knows JSON schemas; else the instructions have the schema, as words
/// @param maxConcurrent how many texts it may write at once
/// @param maxTokens of one answer; 0 leaves it to the endpoint
/// @param inputPrice of a million tokens that are sent, in any currency
/// @param outputPrice of a million tokens that come back, in the same one
public record ProviderProperties(
    ProviderKind kind,
    @DefaultValue("") String name,
    @DefaultValue("") String baseUrl,
    @DefaultValue("") String apiKey,
    @DefaultValue("") String model,
    @DefaultValue("true") boolean schema,
    @DefaultValue("8") int maxConcurrent,
    @DefaultValue("2000") int maxTokens,
    @DefaultValue("0") double inputPrice,
    @DefaultValue("0") double outputPrice) {

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]*");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");
  private static final int LONGEST_MODEL = 128;

  public ProviderProperties {
    require(kind != null, "kind must be OPENAI, ANTHROPIC or OLLAMA");
    name = name.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : name;
    require(
        NAME.matcher(name).matches(), "name must be up to 40 small letters, digits, dots, hyphens");
    require(isEndpoint(baseUrl), "base-url must be an http or https URL without user or query");
    require(PRINTABLE.matcher(apiKey).matches(), "api-key must be printable ASCII, without spaces");
    require(
        kind != ProviderKind.ANTHROPIC || !apiKey.isEmpty(), "api-key is required by ANTHROPIC");
    require(
        !model.isBlank() && model.length() <= LONGEST_MODEL,
        "model must be a name of up to 128 characters");
    require(maxConcurrent >= 1 && maxConcurrent <= 1000, "max-concurrent must be from 1 to 1000");
    int fewest = kind == ProviderKind.ANTHROPIC ? 1 : 0;
    require(
        maxTokens >= fewest && maxTokens <= 100_000,
        "max-tokens must be from " + fewest + " to 100000");
    require(isPrice(inputPrice), "input-price must be from 0 to 1000000");
    require(isPrice(outputPrice), "output-price must be from 0 to 1000000");
  }

  /// Without the key.
  @Override
  public String toString() {
    return "ProviderProperties[kind=%s, name=%s, baseUrl=%s, model=%s, schema=%s, maxConcurrent=%d, maxTokens=%d, inputPrice=%s, outputPrice=%s]"
        .formatted(
            kind, name, baseUrl, model, schema, maxConcurrent, maxTokens, inputPrice, outputPrice);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("doubleloop.llm.providers[]." + message);
    }
  }

  private static boolean isPrice(double price) {
    return price >= 0 && price <= 1_000_000;
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
