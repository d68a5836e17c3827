package org.doubleloop.signal.join;

import org.doubleloop.api.signal.model.JoinAlternativeJson;
import org.doubleloop.api.signal.model.JoinJson;
import org.doubleloop.api.signal.model.JoinRuleJson;

/// Translates joins into the API.
public final class JoinMapping {
  private JoinMapping() {}

  public static JoinJson toApi(Join join) {
    return new JoinJson(
            JoinRuleJson.valueOf(join.rule().name()),
            join.at(),
            join.alternatives().stream()
                .map(other -> new JoinAlternativeJson(other.action(), other.at(), other.policy()))
                .toList())
        .by(join.by());
  }
}
