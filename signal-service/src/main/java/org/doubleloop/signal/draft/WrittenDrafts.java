package org.doubleloop.signal.draft;

import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.note.Note;
import org.doubleloop.signal.note.NoteCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The drafts among the signals, for what names one.
@Component
public final class WrittenDrafts {
  private final Signals signals;
  private final WrittenDraftType type;

  public WrittenDrafts(Signals signals, WrittenDraftType type) {
    this.signals = signals;
    this.type = type;
  }

  /// The text that was edited.
  ///
  /// @param id of the draft, if it was named
  /// @param sent the text, if it was sent
  /// @throws ServiceException when both are missing, no draft is called so, or they differ
  public String edited(String organization, @Nullable String id, @Nullable String sent) {
    if (id == null) {
      return Optional.ofNullable(sent)
          .orElseThrow(() ->
              invalid("/draft", "REQUIRED", "is required where `of` names no captured draft"));
    }
    var text =
        signals
            .find(type, organization, id)
            .map(WrittenDraft::text)
            .orElseThrow(() ->
                invalid(
                    "/of",
                    "UNKNOWN",
                    "must name a draft that was captured before; else send its text as `draft`"));
    if (sent != null && !sent.equals(text)) {
      throw invalid("/draft", "DIFFERENT", "must be the text of the draft `of`, or be absent");
    }
    return text;
  }

  /// What is to be said of an action that names a draft.
  public List<Note> onAction(String organization, @Nullable String draft) {
    return draft == null || signals.contains(type, organization, draft)
        ? List.of()
        : List.of(
            new Note(
                NoteCode.UNKNOWN_DRAFT,
                "/draft",
                "No such draft was captured before; the action counts as ever, but for no draft",
                null));
  }

  private static ServiceException invalid(String pointer, String code, String message) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        "One value is not valid",
        List.of(new FieldFault(pointer, code, message)));
  }
}
