package org.doubleloop.signal.capture;

import java.util.Map;
import java.util.Set;
import org.doubleloop.signal.type.NewSignal;

/// Hears of every signal that this process has captured, after it is durable and before whoever
/// sent it does.
public interface CaptureListener {
  /// @param stored the document as it stands in the store; of one that stood there before perhaps
  ///   only the [fields][#fields]
  /// @param repeated whether it stood there before
  void captured(NewSignal signal, Map<String, Object> stored, boolean repeated);

  /// The fields of what is stored that this looks at.
  Set<String> fields();
}
