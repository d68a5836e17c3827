package org.doubleloop.recommender.signal;

/// Who did something.
///
/// @param kind as the signal-service names it: a person, an agent, a tool
public record Actor(String kind, String id) {}
