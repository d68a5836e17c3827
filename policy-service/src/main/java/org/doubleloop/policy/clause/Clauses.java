package org.doubleloop.policy.clause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a content says clause by clause.
public final class Clauses {
  private final Map<Clause, JsonNode> byName = new LinkedHashMap<>();

  /// The policy's own fields.
  private final ObjectNode own = JsonNodeFactory.instance.objectNode();

  private Clauses() {}

  private Clauses(PolicyContent content) {
    ContentCodec.convert(content, ObjectNode.class)
        .propertyStream()
        .forEach(field ->
            Clause.Kind.of(field.getKey())
                .ifPresentOrElse(
                    kind -> put(kind, field.getValue()),
                    () -> own.set(field.getKey(), field.getValue())));
  }

  private void put(Clause.Kind kind, JsonNode list) {
    var key = kind == Clause.Kind.ATTRIBUTE ? "name" : "id";
    list.forEach(each -> byName.put(new Clause(kind, each.get(key).asString()), each));
  }

  /// What became of clauses from one content to another, the policy's own fields first, of which
  /// only those are told that differ. Where clauses stand among others is not looked at.
  ///
  /// @param before null: nothing was there
  public static List<ClauseChange> changes(@Nullable PolicyContent before, PolicyContent after) {
    var changes = new ArrayList<ClauseChange>();
    var old = before == null ? new Clauses() : new Clauses(before);
    old.changeTo(new Clauses(after), changes);
    return changes;
  }

  private void changeTo(Clauses now, List<ClauseChange> changes) {
    changeOwn(now.own, changes);
    now.byName.forEach((clause, after) -> {
      var before = byName.get(clause);
      if (!after.equals(before)) {
        changes.add(
            new ClauseChange(clause, before == null ? null : before.toString(), after.toString()));
      }
    });
    byName.forEach((clause, before) -> {
      if (!now.byName.containsKey(clause)) {
        changes.add(new ClauseChange(clause, before.toString(), null));
      }
    });
  }

  private void changeOwn(ObjectNode now, List<ClauseChange> changes) {
    var differing = new TreeSet<>(own.propertyNames());
    differing.addAll(now.propertyNames());
    differing.removeIf(name -> Objects.equals(own.get(name), now.get(name)));
    if (!differing.isEmpty()) {
      var before = own.isEmpty() ? null : own.deepCopy().retain(differing).toString();
      changes.add(new ClauseChange(null, before, now.deepCopy().retain(differing).toString()));
    }
  }
}
