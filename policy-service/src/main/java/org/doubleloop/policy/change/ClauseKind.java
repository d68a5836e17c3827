package org.doubleloop.policy.change;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of clauses that a policy has several of, each known by an id of its own.
public enum ClauseKind {
  OPTION("options", "id", "option", 100),
  RULE("rules", "id", "rule", 100),
  GUARDRAIL("guardrails", "id", "guardrail", 100),
  GUIDANCE("guidance", "id", "guidance", 100),
  ATTRIBUTE("attributes", "name", "attribute", 50),
  WATCH("watch", "id", "watch metric", 5),
  LEADING("leading", "id", "leading indicator", 3);

  private final String list;
  private final String key;
  private final String word;
  private final int most;

  ClauseKind(String list, String key, String word, int most) {
    this.list = list;
    this.key = key;
    this.word = word;
    this.most = most;
  }

  /// The kind whose clauses stand in a list of the content; empty where the field is the policy's
  /// own.
  static Optional<ClauseKind> of(String list) {
    return Arrays.stream(values()).filter(kind -> kind.list.equals(list)).findFirst();
  }

  /// The field of the content in which they stand.
  public String list() {
    return list;
  }

  /// The field of a clause that has its id.
  public String key() {
    return key;
  }

  /// What people call it.
  public String word() {
    return word;
  }

  /// The most that a content may have.
  public int most() {
    return most;
  }
}
