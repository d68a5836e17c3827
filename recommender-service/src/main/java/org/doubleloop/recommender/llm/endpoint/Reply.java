package org.doubleloop.recommender.llm.endpoint;

/// What a model answered.
///
/// @param inputTokens as the provider counted them
/// @param outputTokens likewise
public record Reply(String content, int inputTokens, int outputTokens) {

  private static final int CHARACTERS_OF_A_TOKEN = 4;

  /// Where the provider counts none, about as many as such texts have.
  static Reply of(Sent sent, String content, int inputTokens, int outputTokens) {
    return inputTokens + outputTokens > 0
        ? new Reply(content, inputTokens, outputTokens)
        : new Reply(
            content,
            (sent.instructions().length() + sent.data().length()) / CHARACTERS_OF_A_TOKEN,
            content.length() / CHARACTERS_OF_A_TOKEN);
  }

  public long tokens() {
    return (long) inputTokens + outputTokens;
  }
}
