package org.doubleloop.signal.capture;

import java.util.Map;
import org.doubleloop.kit.id.Ids;
import org.jspecify.annotations.Nullable;

/// A signal that is about to be stored.
///
/// @param action the public id of the action that it is about; null for an action itself
/// @param content what was sent: what a repeat must equal
/// @param derived what follows from the content, or was given to it by this service
public record NewSignal(
    Kind kind,
    Header header,
    @Nullable String action,
    Map<String, Object> content,
    Map<String, Object> derived) {

  public NewSignal {
    if ((action == null) != (kind == Kind.ACTION)) {
      throw new IllegalArgumentException("A signal is an action or about one");
    }
  }

  /// A draft with nothing but what was sent.
  public static NewSignal of(
      Kind kind, Header header, @Nullable String action, Map<String, Object> content) {
    return new NewSignal(kind, header, action, content, Map.of());
  }

  /// The `_id` of the document.
  String documentId() {
    return documentId(kind, header.organization(), header.id());
  }

  /// The `_id` of the action that this is or is about.
  String actionKey() {
    return documentId(Kind.ACTION, header.organization(), action == null ? header.id() : action);
  }

  /// The `_id` of a signal.
  public static String documentId(Kind kind, String organization, String id) {
    return Ids.document(organization, kind.name(), id);
  }
}
