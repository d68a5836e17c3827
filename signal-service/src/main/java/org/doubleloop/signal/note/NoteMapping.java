package org.doubleloop.signal.note;

import java.util.List;
import org.doubleloop.api.signal.model.NoteCodeJson;
import org.doubleloop.api.signal.model.NoteJson;
import org.jspecify.annotations.Nullable;

/// Translates notes into the API.
public final class NoteMapping {
  private NoteMapping() {}

  /// A list that is absent when it is empty.
  public static @Nullable List<NoteJson> presentOnly(List<Note> notes) {
    return notes.isEmpty() ? null : notes.stream().map(NoteMapping::toApi).toList();
  }

  private static NoteJson toApi(Note note) {
    return new NoteJson(NoteCodeJson.valueOf(note.code().name()), note.pointer(), note.message())
        .nearest(note.nearest());
  }
}
