package org.doubleloop.signal.edit;

import java.util.List;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.signal.capture.Kind;
import org.doubleloop.signal.capture.NewSignal;
import org.doubleloop.signal.capture.Signals;
import org.springframework.stereotype.Component;

/// The edits among the signals.
@Component
public final class Edits {
  private final Signals signals;

  public Edits(Signals signals) {
    this.signals = signals;
  }

  /// The edit as it is about to be stored.
  public NewSignal draft(Edit edit) {
    return EditDocuments.draft(edit);
  }

  /// Stores an edit under the name that its header has from `creation`, or answers the stored one
  /// that this one repeats.
  public Edit create(Creation creation, Edit edit) {
    return EditDocuments.edit(signals.create(creation, draft(edit)));
  }

  /// The edits of an action, in the order of their capture.
  public List<Edit> of(String organization, String action) {
    return signals.about(Kind.EDIT, organization, action).stream()
        .map(EditDocuments::edit)
        .toList();
  }
}
