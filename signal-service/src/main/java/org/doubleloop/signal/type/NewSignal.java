package org.doubleloop.signal.type;

import java.util.Map;
import org.doubleloop.kit.id.Ids;
import org.jspecify.annotations.Nullable;

/// A signal that is about to be stored.
///
/// @param action the public id of the action that it is about; null where it is about none
/// @param content what was sent: what a repeat must equal
/// @param derived what follows from the content, or was given to it by this service
public record NewSignal(
    SignalType<?> type,
    Header header,
    @Nullable String action,
    Map<String, Object> content,
    Map<String, Object> derived) {
  /// The kind that others can be about.
  public static final String ACTION = "ACTION";

  public static <T extends Signal> NewSignal of(SignalType<T> type, T signal) {
    return new NewSignal(
        type, signal.header(), type.action(signal), type.content(signal), type.derived(signal));
  }

  /// The `_id` of the document.
  public String documentId() {
    return type.documentId(header.organization(), header.id());
  }

  /// The `_id` of the action that this is about, else its own.
  public String actionKey() {
    return action == null ? documentId() : actionKey(header.organization(), action);
  }

  /// The `_id` of an action.
  public static String actionKey(String organization, String action) {
    return Ids.document(organization, ACTION, action);
  }
}
