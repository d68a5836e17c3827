package org.doubleloop.policy.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What changes from one content of a policy to another: own fields, then clauses by kind; of a
/// kind those that go, those that come or change in the order in which they stand, and those that
/// are moved.
public final class ContentDiff {
  private final Clauses before;
  private final Clauses after;
  private final List<ClauseChange> changes = new ArrayList<>();

  private ContentDiff(Clauses before, Clauses after) {
    this.before = before;
    this.after = after;
  }

  public static List<ClauseChange> between(PolicyContent before, PolicyContent after) {
    return between(Clauses.of(before), Clauses.of(after));
  }

  /// All that a content says, as what is new where nothing was.
  public static List<ClauseChange> of(PolicyContent first) {
    return between(Clauses.of(JsonNodeFactory.instance.objectNode()), Clauses.of(first));
  }

  static List<ClauseChange> between(Clauses before, Clauses after) {
    var diff = new ContentDiff(before, after);
    diff.ownFields();
    for (var kind : ClauseKind.values()) {
      diff.clauses(kind);
    }
    return List.copyOf(diff.changes);
  }

  /// The clauses that changes touch.
  public static Set<ClauseRef> touched(List<ClauseChange> changes) {
    var touched = new HashSet<ClauseRef>();
    changes.forEach(change -> {
      if (change.clause() != null) {
        touched.add(change.clause());
      }
    });
    return touched;
  }

  /// Whether a clause of a content is locked.
  public static boolean isLocked(PolicyContent content, ClauseRef clause) {
    return Clauses.of(content).locked(clause.kind()).contains(clause.id());
  }

  private void ownFields() {
    for (String name : before.ownFieldsWith(after)) {
      var was = before.ownFields().get(name);
      var is = after.ownFields().get(name);
      if (!Objects.equals(was, is)) {
        var fields = ofOwnField(name, was, is);
        changes.add(
            new ClauseChange(
                ClauseChange.Kind.CHANGED, null, fields, Sentences.ofOwnFields(fields)));
      }
    }
  }

  static List<FieldChange> ofOwnField(
      String name, @Nullable JsonNode before, @Nullable JsonNode after) {
    return (before == null || before.isObject()) && (after == null || after.isObject())
        ? FieldChange.between(name + ".", before, after)
        : List.of(FieldChange.of(name, before, after));
  }

  private void clauses(ClauseKind kind) {
    var old = before.of(kind);
    var now = after.of(kind);
    old.forEach((id, clause) -> {
      if (!now.containsKey(id)) {
        add(ClauseChange.Kind.REMOVED, new ClauseRef(kind, id));
      }
    });
    var moved = Clauses.moved(before.ids(kind), after.ids(kind), before.locked(kind));
    now.forEach((id, clause) -> {
      var was = old.get(id);
      if (was == null) {
        add(ClauseChange.Kind.ADDED, new ClauseRef(kind, id));
      } else {
        if (!was.equals(clause)) {
          add(ClauseChange.Kind.CHANGED, new ClauseRef(kind, id));
        }
        if (moved.contains(id)) {
          var ref = new ClauseRef(kind, id);
          changes.add(
              new ClauseChange(
                  ClauseChange.Kind.MOVED, ref, List.of(), Sentences.moved(ref, after.ids(kind))));
        }
      }
    });
  }

  private void add(ClauseChange.Kind kind, ClauseRef clause) {
    var was = before.get(clause);
    var is = after.get(clause);
    var fields = FieldChange.between("", was, is);
    changes.add(
        new ClauseChange(kind, clause, fields, Sentences.of(kind, clause, was, is, fields)));
  }
}
