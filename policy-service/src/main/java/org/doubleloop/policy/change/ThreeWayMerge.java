package org.doubleloop.policy.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts what a proposal changes in a version onto a newer one, clause by clause: a clause or field
/// that only one of the two has changed is as that one has it. It is to be checked as any content.
///
/// @param content what came of it; where there are conflicts, with the newest version's clauses
/// @param conflicts what both have changed in different ways
public record ThreeWayMerge(ObjectNode content, List<Conflict> conflicts) {

  /// @param clause null for a field of the policy itself
  /// @param newest what the newest version changes in it, in a sentence
  /// @param proposed what the proposal changes in it
  public record Conflict(@Nullable ClauseRef clause, String newest, String proposed) {}

  public ThreeWayMerge {
    conflicts = List.copyOf(conflicts);
  }

  /// @param base what both come from
  public static ThreeWayMerge of(PolicyContent base, PolicyContent newest, PolicyContent proposed) {
    return new Merging(Clauses.of(base), Clauses.of(newest), Clauses.of(proposed)).merge();
  }

  private record Merging(
      Clauses base, Clauses newest, Clauses proposed, Clauses merged, List<Conflict> conflicts) {
    Merging(Clauses base, Clauses newest, Clauses proposed) {
      var none = new LinkedHashMap<ClauseKind, SequencedMap<String, JsonNode>>();
      for (var kind : ClauseKind.values()) {
        none.put(kind, new LinkedHashMap<>());
      }
      this(base, newest, proposed, new Clauses(none, new LinkedHashMap<>()), new ArrayList<>());
    }

    ThreeWayMerge merge() {
      var names = new TreeSet<>(base.ownFieldsWith(newest));
      names.addAll(proposed.ownFields().keySet());
      names.forEach(this::ownField);
      for (var kind : ClauseKind.values()) {
        clauses(kind);
      }
      return new ThreeWayMerge(merged.toContent(), conflicts);
    }

    private void ownField(String name) {
      var was = base.ownFields().get(name);
      var theirs = newest.ownFields().get(name);
      var ours = proposed.ownFields().get(name);
      if (isConflict(was, theirs, ours)) {
        conflicts.add(new Conflict(null, sentence(name, was, theirs), sentence(name, was, ours)));
      }
      var one = chosen(was, theirs, ours);
      if (one != null) {
        merged.ownFields().put(name, one);
      }
    }

    private void clauses(ClauseKind kind) {
      var order = order(kind);
      for (String id : order) {
        var clause = new ClauseRef(kind, id);
        var was = base.get(clause);
        var theirs = newest.get(clause);
        var ours = proposed.get(clause);
        if (isConflict(was, theirs, ours)) {
          conflicts.add(
              new Conflict(clause, sentence(clause, was, theirs), sentence(clause, was, ours)));
        }
        var one = chosen(was, theirs, ours);
        if (one != null) {
          merged.of(kind).put(id, one);
        }
      }
    }

    /// Of all clauses of a kind that any of them has.
    private List<String> order(ClauseKind kind) {
      var was = base.ids(kind);
      var theirs = newest.ids(kind);
      var ours = proposed.ids(kind);
      var movedThere = Clauses.moved(was, theirs, Set.of());
      var movedHere = Clauses.moved(was, ours, Set.of());
      if (movedHere.isEmpty() || movedThere.isEmpty()) {
        var first = movedHere.isEmpty() ? theirs : ours;
        var second = movedHere.isEmpty() ? ours : theirs;
        return Clauses.with(Clauses.with(first, second), was);
      }
      var both = Clauses.common(theirs, ours);
      if (!both.equals(Clauses.common(ours, theirs))) {
        for (String id : both) {
          if (movedHere.contains(id) || movedThere.contains(id)) {
            var clause = new ClauseRef(kind, id);
            conflicts.add(
                new Conflict(
                    clause, place(clause, movedThere, theirs), place(clause, movedHere, ours)));
          }
        }
      }
      return Clauses.with(Clauses.with(theirs, ours), was);
    }

    private static String place(ClauseRef clause, Set<String> moved, List<String> order) {
      return moved.contains(clause.id())
          ? Sentences.moved(clause, order)
          : Sentences.unmoved(clause);
    }

    private static boolean isConflict(
        @Nullable JsonNode was, @Nullable JsonNode theirs, @Nullable JsonNode ours) {
      return !Objects.equals(was, theirs)
          && !Objects.equals(was, ours)
          && !Objects.equals(theirs, ours);
    }

    private static @Nullable JsonNode chosen(
        @Nullable JsonNode was, @Nullable JsonNode theirs, @Nullable JsonNode ours) {
      return Objects.equals(was, theirs) ? ours : theirs;
    }

    private static String sentence(
        ClauseRef clause, @Nullable JsonNode before, @Nullable JsonNode after) {
      var kind =
          before == null
              ? ClauseChange.Kind.ADDED
              : after == null ? ClauseChange.Kind.REMOVED : ClauseChange.Kind.CHANGED;
      return Sentences.of(kind, clause, before, after, FieldChange.between("", before, after));
    }

    private static String sentence(
        String field, @Nullable JsonNode before, @Nullable JsonNode after) {
      return Sentences.ofOwnFields(ContentDiff.ofOwnField(field, before, after));
    }
  }
}
