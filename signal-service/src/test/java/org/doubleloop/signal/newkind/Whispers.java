package org.doubleloop.signal.newkind;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.doubleloop.signal.type.Captured;
import org.doubleloop.signal.type.Unreleased;

/// Keeps whispers until somebody takes them.
final class Whispers implements Unreleased<Text> {
  private final List<Text> kept = new CopyOnWriteArrayList<>();

  @Override
  public Captured<?> keep(Text whisper) {
    kept.add(whisper);
    return new Captured.Stored<>(whisper);
  }

  List<Text> take() {
    var taken = List.copyOf(kept);
    kept.clear();
    return Collections.unmodifiableList(taken);
  }
}
