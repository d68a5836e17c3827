package org.doubleloop.recommender.llm;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.doubleloop.recommender.llm.endpoint.ProviderProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The language models: `doubleloop.llm`. A name that is not known here stops the start, so that
/// nobody takes a setting for one that holds.
///
/// @param providers in the order in which they are asked; by default none
/// @param deadline from the question to the answer: all providers, attempts and pauses included
/// @param pastTexts whether drafts are shown past texts that were well received
/// @param tokensPerDay that an organization may spend on a day, in UTC; 0: as many as it likes
@ConfigurationProperties(value = "doubleloop.llm", ignoreUnknownFields = false)
public record LlmProperties(
    @DefaultValue List<ProviderProperties> providers,
    @DefaultValue("5s") Duration deadline,
    @DefaultValue("true") boolean pastTexts,
    @DefaultValue("0") long tokensPerDay) {

  private static final int MOST = 8;

  public LlmProperties {
    providers = List.copyOf(providers);
    require(
        deadline.compareTo(Duration.ofMillis(100)) >= 0
            && deadline.compareTo(Duration.ofMinutes(1)) <= 0,
        "deadline must be from 100ms to 1m");
    require(
        tokensPerDay >= 0 && tokensPerDay <= 1_000_000_000_000L,
        "tokens-per-day must be from 0 to 1000000000000");
    require(providers.size() <= MOST, "providers must be 8 at most");
    var names = new HashSet<String>();
    for (var provider : providers) {
      require(names.add(provider.name()), "providers must have names of their own");
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("doubleloop.llm." + message);
    }
  }
}
