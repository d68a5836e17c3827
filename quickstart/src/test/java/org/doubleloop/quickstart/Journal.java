package org.doubleloop.quickstart;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a client was told is stored: for each thing the path where it can be read, and what was
/// answered.
record Journal(
    Map<String, String> suggestions, Map<String, String> actions, Map<String, String> outcomes) {
  Journal() {
    this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }

  int size() {
    return suggestions.size() + actions.size() + outcomes.size();
  }
}
