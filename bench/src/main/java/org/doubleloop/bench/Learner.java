package org.doubleloop.bench;

import java.util.Map;

/// What chooses an option for a context, and is told what came of it.
interface Learner {
  String choose(Map<String, String> context);

  void learn(ReplayLog.Row row);
}
