package org.doubleloop.policy.edition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.change.Clauses;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One step from a content to another.
public sealed interface ChangeStep {
  /// @param before the id of the clause to stand before; null: at the end
  record Add(ClauseKind kind, ObjectNode clause, @Nullable String before) implements ChangeStep {}

  /// @param clause with the same id or another
  record Replace(ClauseRef which, ObjectNode clause) implements ChangeStep {}

  record Remove(ClauseRef which) implements ChangeStep {}

  /// @param before as in [Add]
  record Move(ClauseRef which, @Nullable String before) implements ChangeStep {}

  /// @param set the policy's own fields by name
  /// @param clear names of those that are to be absent
  record SetFields(ObjectNode set, Set<String> clear) implements ChangeStep {}

  /// What stands in the way of a step.
  final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int step;
    private final String field;

    Fault(int step, String field, String message) {
      super(message, null, false, false);
      this.step = step;
      this.field = field;
    }

    /// Its place in the list of steps.
    public int step() {
      return step;
    }

    /// The field of the step that is at fault, as the contract calls it.
    public String field() {
      return field;
    }
  }

  /// The content that the steps make of another, one after the other. It is to be checked as any.
  ///
  /// @throws Fault when a step names what is not there, or adds what is
  static ObjectNode apply(List<ChangeStep> steps, PolicyContent content) {
    var clauses = Clauses.of(ContentCodec.convert(content, ObjectNode.class));
    for (int i = 0; i < steps.size(); i++) {
      new Stepping(i, clauses).take(steps.get(i));
    }
    return clauses.toContent();
  }

  /// Takes one step.
  record Stepping(int number, Clauses clauses) {
    void take(ChangeStep step) {
      switch (step) {
        case Add add -> add(add);
        case Replace replace -> replace(replace);
        case Remove(var which) -> present(which, clauses.of(which.kind())).remove(which.id());
        case Move(var which, var before) -> {
          var list = present(which, clauses.of(which.kind()));
          var clause = Objects.requireNonNull(list.remove(which.id()));
          put(which.kind(), which.id(), clause, before);
        }
        case SetFields(var set, var clear) -> {
          set.properties().forEach(each -> clauses.ownFields().put(each.getKey(), each.getValue()));
          clear.forEach(clauses.ownFields()::remove);
        }
      }
    }

    private void add(Add add) {
      var kind = add.kind();
      String id = id(kind, add.clause());
      var list = clauses.of(kind);
      if (list.containsKey(id)) {
        throw fault("id", "There is a " + new ClauseRef(kind, id) + " already: REPLACE it");
      }
      if (list.size() == kind.most()) {
        throw fault("op", "A policy has at most " + kind.most() + " of the kind " + kind);
      }
      put(kind, id, add.clause(), add.before());
    }

    private void replace(Replace replace) {
      var which = replace.which();
      var list = present(which, clauses.of(which.kind()));
      String id = id(which.kind(), replace.clause());
      if (!id.equals(which.id()) && list.containsKey(id)) {
        throw fault("id", "There is a " + new ClauseRef(which.kind(), id) + " already");
      }
      var all = new LinkedHashMap<>(list);
      list.clear();
      all.forEach((each, clause) -> {
        if (each.equals(which.id())) {
          list.put(id, replace.clause());
        } else {
          list.put(each, clause);
        }
      });
    }

    private void put(ClauseKind kind, String id, JsonNode clause, @Nullable String before) {
      var list = clauses.of(kind);
      if (before == null) {
        list.put(id, clause);
        return;
      }
      if (!list.containsKey(before)) {
        throw fault("before", "There is no " + new ClauseRef(kind, before) + " to stand before");
      }
      Map<String, JsonNode> all = new LinkedHashMap<>(list);
      list.clear();
      all.forEach((each, other) -> {
        if (each.equals(before)) {
          list.put(id, clause);
        }
        list.put(each, other);
      });
    }

    private SequencedMap<String, JsonNode> present(
        ClauseRef which, SequencedMap<String, JsonNode> list) {
      if (!list.containsKey(which.id())) {
        throw fault("id", "There is no " + which);
      }
      return list;
    }

    private static String id(ClauseKind kind, ObjectNode clause) {
      return clause.get(kind.key()).asString();
    }

    private Fault fault(String field, String message) {
      return new Fault(number, field, message);
    }
  }
}
