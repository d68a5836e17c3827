package org.doubleloop.signal.edit;

import java.time.Instant;
import org.doubleloop.api.signal.model.EditJson;
import org.doubleloop.api.signal.model.EditSpanJson;
import org.doubleloop.api.signal.model.NewEditJson;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.action.ActionReference;
import org.doubleloop.signal.draft.WrittenDrafts;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;

/// Translates edits from and to the API.
public final class EditMapping {
  private EditMapping() {}

  static EventForm<NewEditJson, Edit> event(WrittenDrafts drafts) {
    return new EventForm<>(
        "org.doubleloop.edit",
        NewEditJson.class,
        false,
        (header, data, eventTime, _) ->
            fromApi(header, ActionReference.required(data.getAction()), data, eventTime, drafts));
  }

  /// @param eventTime when the event says that it happened; its data may say otherwise
  static Edit fromApi(
      Header header,
      String action,
      NewEditJson sent,
      @Nullable Instant eventTime,
      WrittenDrafts drafts) {
    var draft = drafts.edited(header.organization(), sent.getOf(), sent.getDraft());
    return new Edit(
        header,
        action,
        sent.getOf(),
        draft,
        sent.getFinal(),
        TextDiff.between(draft, sent.getFinal()),
        ActionMapping.fromApi(sent.getEditor()),
        header.stated(sent.getAt(), eventTime));
  }

  public static EditJson toApi(Edit edit) {
    var header = edit.header();
    var api =
        new EditJson(
            header.id(),
            edit.action(),
            edit.draft(),
            edit.revised(),
            edit.diff().spans().stream().map(EditMapping::toApi).toList(),
            edit.diff().shareChanged(),
            edit.at(),
            header.recordedAt());
    api.setOf(edit.of());
    api.setEditor(ActionMapping.toApi(edit.editor()));
    api.setSource(header.source());
    api.setExtensions(ActionMapping.presentOnly(header.extensions()));
    api.setPostedBy(ActionMapping.toApi(header.poster()));
    return api;
  }

  private static EditSpanJson toApi(Span span) {
    return new EditSpanJson(span.offset(), span.from(), span.to());
  }
}
