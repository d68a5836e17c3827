package org.doubleloop.signal.edit;

import java.time.Instant;
import org.doubleloop.api.signal.model.EditJson;
import org.doubleloop.api.signal.model.EditSpanJson;
import org.doubleloop.api.signal.model.NewEditJson;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.capture.Header;
import org.jspecify.annotations.Nullable;

/// Translates edits from and to the API.
public final class EditMapping {
  private EditMapping() {}

  /// @param eventTime when the event says that it happened; its data may say otherwise
  public static Edit edit(
      Header header, String action, NewEditJson sent, @Nullable Instant eventTime) {
    return new Edit(
        header,
        action,
        sent.getDraft(),
        sent.getFinal(),
        TextDiff.between(sent.getDraft(), sent.getFinal()),
        ActionMapping.actor(sent.getEditor()),
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
            edit.revision().spans().stream().map(EditMapping::toApi).toList(),
            edit.revision().shareChanged(),
            edit.at(),
            header.recordedAt());
    api.setEditor(ActionMapping.toApi(edit.editor()));
    api.setSource(header.source());
    api.setExtensions(ActionMapping.presentOnly(header.extensions()));
    return api;
  }

  private static EditSpanJson toApi(Span span) {
    return new EditSpanJson(span.offset(), span.from(), span.to());
  }
}
