package org.doubleloop.recommender.llm.endpoint;

/// What a model answered.
///
/// @param inputTokens as the provider counted them
/// @param outputTokens likewise
public record Reply(String content, int inputTokens, int outputTokens) {}
