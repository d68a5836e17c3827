package org.doubleloop.policy.edition;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.api.policy.model.NewChangeJson;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.validation.FieldFaults;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads one step; what is not its own is a fault.
///
/// @param pointer where it stands in the body
record StepMapping(NewChangeJson step, String pointer, FieldFaults faults) {

  /// The step; null where its fields do not fit together.
  @Nullable ChangeStep fromApi() {
    return switch (step.getOp()) {
      case ADD -> add();
      case REPLACE -> replace();
      case REMOVE -> remove();
      case MOVE -> move();
      case SET -> set();
    };
  }

  private @Nullable ChangeStep add() {
    var kind = kind();
    if (kind == null) {
      return null;
    }
    var clause = clause(kind);
    only(Set.of("kind", "before", clauseField(kind)));
    return clause == null ? null : new ChangeStep.Add(kind, clause, step.getBefore());
  }

  private @Nullable ChangeStep replace() {
    var kind = kind();
    if (kind == null) {
      return null;
    }
    var which = which(kind);
    var clause = clause(kind);
    only(Set.of("kind", "id", clauseField(kind)));
    return which == null || clause == null ? null : new ChangeStep.Replace(which, clause);
  }

  private @Nullable ChangeStep remove() {
    var which = which(kind());
    only(Set.of("kind", "id"));
    return which == null ? null : new ChangeStep.Remove(which);
  }

  private @Nullable ChangeStep move() {
    var which = which(kind());
    only(Set.of("kind", "id", "before"));
    return which == null ? null : new ChangeStep.Move(which, step.getBefore());
  }

  private @Nullable ChangeStep set() {
    only(Set.of("set", "clear"));
    var clear = step.getClear();
    if (step.getSet() == null && (clear == null || clear.isEmpty())) {
      faults.add(pointer + "/set", "REQUIRED", "must say what to set, or `clear` what to clear");
      return null;
    }
    var fields =
        step.getSet() == null ? JsonNodeFactory.instance.objectNode() : json(step.getSet());
    return new ChangeStep.SetFields(
        fields,
        clear == null
            ? Set.of()
            : clear.stream()
                .map(field -> field.getValue().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
  }

  private @Nullable ClauseKind kind() {
    if (step.getKind() == null) {
      faults.add(pointer + "/kind", "REQUIRED", "is required with " + step.getOp());
      return null;
    }
    return ClauseKind.valueOf(step.getKind().name());
  }

  private @Nullable ClauseRef which(@Nullable ClauseKind kind) {
    if (step.getId() == null) {
      faults.add(pointer + "/id", "REQUIRED", "is required with " + step.getOp());
      return null;
    }
    return kind == null ? null : new ClauseRef(kind, step.getId());
  }

  private @Nullable ObjectNode clause(ClauseKind kind) {
    var all = json(step);
    if (all.get(clauseField(kind)) instanceof ObjectNode clause) {
      return clause;
    }
    faults.add(
        pointer + "/" + clauseField(kind),
        "REQUIRED",
        "must give the clause: the op is %s and the kind %s".formatted(step.getOp(), kind));
    return null;
  }

  private void only(Set<String> allowed) {
    for (String field : json(step).propertyNames()) {
      if (!field.equals("op") && !allowed.contains(field)) {
        faults.add(
            pointer + "/" + field,
            "EXCLUSIVE",
            "must be absent with %s%s"
                .formatted(
                    step.getOp(), step.getKind() == null ? "" : " of kind " + step.getKind()));
      }
    }
  }

  /// The field of a step in which a clause of a kind is given.
  private static String clauseField(ClauseKind kind) {
    return switch (kind) {
      case WATCH, LEADING -> "metric";
      case OPTION, RULE, GUARDRAIL, GUIDANCE, ATTRIBUTE -> kind.name().toLowerCase(Locale.ROOT);
    };
  }

  private static ObjectNode json(Object model) {
    return ContentCodec.convert(model, ObjectNode.class);
  }
}
