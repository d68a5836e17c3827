package org.doubleloop.signal.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.signal.policy.KnownAttribute;
import org.doubleloop.signal.policy.KnownVersion;
import org.jspecify.annotations.Nullable;

/// What a context says that its version does not understand. What is not declared at all is fine,
/// unless its name is almost that of an attribute that is declared and missing.
final class ContextNotes {
  private static final String POINTER = "/context";

  private final Map<String, Object> context;
  private final Nearest nearest;
  private final List<Note> notes = new ArrayList<>();
  private final Set<String> undeclared;
  private final List<String> missing = new ArrayList<>();

  private ContextNotes(Map<String, Object> context, Nearest nearest) {
    this.context = context;
    this.nearest = nearest;
    this.undeclared = new HashSet<>(context.keySet());
  }

  static List<Note> of(KnownVersion version, Map<String, Object> context, Nearest nearest) {
    if (context.isEmpty() || version.attributes().isEmpty()) {
      return List.of();
    }
    var notes = new ContextNotes(context, nearest);
    version.attributes().forEach(notes::look);
    if (!notes.missing.isEmpty() && !notes.undeclared.isEmpty()) {
      context.keySet().stream().filter(notes.undeclared::contains).forEach(notes::compare);
    }
    return notes.notes;
  }

  private void look(KnownAttribute attribute) {
    var name = attribute.name();
    var value = context.get(name);
    undeclared.remove(name);
    if (value == null) {
      missing.add(name);
    } else if (!attribute.type().takes(value)) {
      note(
          NoteCode.WRONG_TYPE,
          name,
          "The policy declares it as a %s: among those with a value of it the action will not count"
              .formatted(attribute.type().name().toLowerCase(Locale.ROOT)),
          null);
    } else if (!attribute.declares(value)) {
      note(
          NoteCode.UNKNOWN_VALUE,
          name,
          "The policy declares no such value of it: among those with a value of it the action will"
              + " not count",
          nearest.of(value.toString(), attribute.values()).orElse(null));
    }
  }

  private void compare(String name) {
    nearest
        .almost(name, missing.stream())
        .ifPresent(meant ->
            note(
                NoteCode.UNKNOWN_ATTRIBUTE,
                name,
                "The policy declares no such attribute, and one that is almost called so is"
                    + " missing",
                meant));
  }

  private void note(NoteCode code, String name, String message, @Nullable String meant) {
    notes.add(new Note(code, FieldFault.pointer(POINTER, name), message, meant));
  }
}
