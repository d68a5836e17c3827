package org.doubleloop.recommender.signal;

/// With whose key something was posted.
///
/// @param principal the owner of the key
/// @param key its id
public record Poster(String principal, String key) {}
