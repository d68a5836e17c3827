package org.doubleloop.policy.clause;

import org.doubleloop.api.policy.model.ClauseKindJson;
import org.doubleloop.api.policy.model.ClauseRefJson;

/// Translates the names of clauses for the API.
public final class ClauseMapping {
  private ClauseMapping() {}

  public static ClauseRefJson toApi(Clause clause) {
    return new ClauseRefJson(ClauseKindJson.valueOf(clause.kind().name()), clause.id());
  }

  public static Clause fromApi(ClauseKindJson kind, String id) {
    return new Clause(Clause.Kind.valueOf(kind.name()), id);
  }
}
