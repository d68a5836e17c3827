package org.doubleloop.signal.draft;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.doubleloop.api.signal.model.DraftWriterJson;
import org.doubleloop.api.signal.model.NewWrittenDraftJson;
import org.doubleloop.api.signal.model.WrittenDraftJson;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;

/// Translates drafts from and to the API.
final class WrittenDraftMapping {
  private WrittenDraftMapping() {}

  static EventForm<NewWrittenDraftJson, WrittenDraft> event() {
    return new EventForm<>(
        "org.doubleloop.draft",
        NewWrittenDraftJson.class,
        true,
        (header, data, eventTime, _) -> fromApi(header, data, eventTime));
  }

  private static WrittenDraft fromApi(
      Header header, NewWrittenDraftJson sent, @Nullable Instant eventTime) {
    return new WrittenDraft(
        header,
        new WrittenDraft.Place(
            sent.getSuggestion(), sent.getPolicy(), sent.getVersion(), sent.getOption()),
        sent.getText(),
        WrittenDraft.Writer.valueOf(sent.getWrittenBy().name()),
        sent.getModel(),
        sent.getPrompt(),
        Objects.requireNonNullElse(sent.getGuidance(), List.of()),
        Objects.requireNonNullElse(sent.getWithheld(), List.of()),
        Objects.requireNonNullElse(sent.getExamples(), List.of()),
        sent.getUnit(),
        header.stated(sent.getAt(), eventTime));
  }

  static WrittenDraftJson toApi(WrittenDraft draft) {
    var header = draft.header();
    var api =
        new WrittenDraftJson(
            header.id(),
            draft.text(),
            DraftWriterJson.valueOf(draft.writtenBy().name()),
            draft.guidance(),
            draft.withheld(),
            draft.at(),
            header.recordedAt());
    api.setSuggestion(draft.place().suggestion());
    api.setPolicy(draft.place().policy());
    api.setVersion(draft.place().version());
    api.setOption(draft.place().option());
    api.setModel(draft.model());
    api.setPrompt(draft.prompt());
    api.setExamples(draft.examples().isEmpty() ? null : draft.examples());
    api.setUnit(draft.unit());
    api.setSource(header.source());
    api.setExtensions(header.extensions().isEmpty() ? null : header.extensions());
    return api;
  }
}
