package org.doubleloop.signal.policy;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// What the policies of one organization name.
final class KnownNames {
  static final KnownNames NONE = new KnownNames();

  private final Set<String> policies = new ConcurrentSkipListSet<>();

  /// By type: whether a version counts those that are not certain.
  private final Map<String, Boolean> outcomes = new ConcurrentHashMap<>();

  void add(KnownVersion version) {
    policies.add(version.policy());
    version
        .metrics()
        .forEach(each -> outcomes.merge(each.outcome(), each.countWeak(), Boolean::logicalOr));
  }

  Set<String> policies() {
    return Collections.unmodifiableSet(policies);
  }

  Map<String, Boolean> outcomes() {
    return Collections.unmodifiableMap(outcomes);
  }
}
