package org.doubleloop.policy.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A policy's content as its clauses, in order and by id, and its own fields by name.
public record Clauses(
    Map<ClauseKind, SequencedMap<String, JsonNode>> byKind, Map<String, JsonNode> ownFields) {

  public static Clauses of(PolicyContent content) {
    return of(ContentCodec.convert(content, ObjectNode.class));
  }

  public static Clauses of(ObjectNode content) {
    var byKind = new LinkedHashMap<ClauseKind, SequencedMap<String, JsonNode>>();
    for (var kind : ClauseKind.values()) {
      byKind.put(kind, new LinkedHashMap<>());
    }
    var ownFields = new LinkedHashMap<String, JsonNode>();
    content
        .properties()
        .forEach(field ->
            ClauseKind.of(field.getKey())
                .ifPresentOrElse(
                    kind -> {
                      for (JsonNode clause : field.getValue()) {
                        of(byKind, kind).put(clause.get(kind.key()).asString(), clause);
                      }
                    },
                    () -> ownFields.put(field.getKey(), field.getValue())));
    return new Clauses(byKind, ownFields);
  }

  /// Those of a kind by id, in order; what is changed here is changed in this.
  public SequencedMap<String, JsonNode> of(ClauseKind kind) {
    return of(byKind, kind);
  }

  private static SequencedMap<String, JsonNode> of(
      Map<ClauseKind, SequencedMap<String, JsonNode>> byKind, ClauseKind kind) {
    return Objects.requireNonNull(byKind.get(kind));
  }

  @Nullable JsonNode get(ClauseRef clause) {
    return of(clause.kind()).get(clause.id());
  }

  List<String> ids(ClauseKind kind) {
    return new ArrayList<>(of(kind).keySet());
  }

  /// The names of the own fields that this or the other has.
  TreeSet<String> ownFieldsWith(Clauses other) {
    var names = new TreeSet<>(ownFields.keySet());
    names.addAll(other.ownFields.keySet());
    return names;
  }

  /// The content that has them.
  public ObjectNode toContent() {
    var content = JsonNodeFactory.instance.objectNode();
    ownFields.forEach(content::set);
    byKind.forEach((kind, clauses) -> {
      if (!clauses.isEmpty()) {
        ArrayNode list = content.putArray(kind.list());
        clauses.values().forEach(list::add);
      }
    });
    return content;
  }

  /// Which of those in both have to be taken out and put elsewhere to get from one order to the
  /// other: as few as can be, and of them as few as can be that are held where they are.
  static Set<String> moved(List<String> before, List<String> after, Set<String> held) {
    var now = common(after, before);
    // What stays is the longest run whose places rise, each after the best of those before it.
    int[] worth = new int[now.size()];
    int[] previous = new int[now.size()];
    int last = -1;
    for (int i = 0; i < now.size(); i++) {
      previous[i] = -1;
      for (int j = 0; j < i; j++) {
        boolean isInOrder = before.indexOf(now.get(j)) < before.indexOf(now.get(i));
        if (isInOrder && (previous[i] < 0 || worth[j] > worth[previous[i]])) {
          previous[i] = j;
        }
      }
      int own = before.size() + 1 + (held.contains(now.get(i)) ? 1 : 0);
      worth[i] = own + (previous[i] < 0 ? 0 : worth[previous[i]]);
      last = last < 0 || worth[i] > worth[last] ? i : last;
    }
    var moved = new HashSet<>(now);
    for (int i = last; i >= 0; i = previous[i]) {
      moved.remove(now.get(i));
    }
    return moved;
  }

  /// Those of a kind that are locked.
  Set<String> locked(ClauseKind kind) {
    var locked = new HashSet<String>();
    of(kind)
        .forEach((id, clause) -> {
          if (clause.path("locked").asBoolean(false)) {
            locked.add(id);
          }
        });
    return locked;
  }

  /// Puts into an order what only another one has, each behind the one that it follows there.
  static List<String> with(List<String> order, List<String> other) {
    var all = new ArrayList<>(order);
    for (int i = 0; i < other.size(); i++) {
      String id = other.get(i);
      if (!all.contains(id)) {
        all.add(i == 0 ? 0 : all.indexOf(other.get(i - 1)) + 1, id);
      }
    }
    return all;
  }

  static List<String> common(List<String> of, List<String> with) {
    var there = new HashSet<>(with);
    return of.stream().filter(there::contains).toList();
  }
}
