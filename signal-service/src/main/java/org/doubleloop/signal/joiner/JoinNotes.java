package org.doubleloop.signal.joiner;

import java.util.Map;
import java.util.Set;
import org.doubleloop.signal.capture.CaptureListener;
import org.doubleloop.signal.connector.KeyQueue;
import org.doubleloop.signal.outcome.OutcomeType;
import org.doubleloop.signal.outcome.SeekingDocuments;
import org.doubleloop.signal.type.NewSignal;

/// Notes the outcomes that this process has captured.
final class JoinNotes implements CaptureListener {
  private final OutcomeType type;
  private final KeyQueue seeking;
  private final KeyQueue named;

  JoinNotes(OutcomeType type, int capacity) {
    this.type = type;
    this.seeking = new KeyQueue(capacity);
    this.named = new KeyQueue(capacity);
  }

  /// Those that are to find their action.
  KeyQueue seeking() {
    return seeking;
  }

  /// Those that name it, which others that came before may correct.
  KeyQueue named() {
    return named;
  }

  @Override
  public void captured(NewSignal signal, Map<String, Object> stored, boolean repeated) {
    if (!signal.type().name().equals(type.name())) {
      return;
    }
    if (stored.containsKey(SeekingDocuments.UNDECIDED)) {
      seeking.add(signal.documentId());
    } else if (signal.action() != null && !repeated) {
      named.add(signal.documentId());
    }
  }

  @Override
  public Set<String> fields() {
    return Set.of(SeekingDocuments.UNDECIDED);
  }
}
