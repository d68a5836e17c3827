package org.doubleloop.signal.draft;

import java.time.Instant;
import java.util.List;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;
import org.jspecify.annotations.Nullable;

/// A message as it was written, before anybody changed it.
///
/// @param place of what it is the message
/// @param model which wrote it, if that was said
/// @param prompt by which instructions, by name and version, if that was said
/// @param guidance the ids of the clauses that were served to its writer
/// @param withheld the ids of those that held and were left out by chance
/// @param examples the ids of the actions whose texts a model was shown
/// @param unit by which chance decided
/// @param statedAt when it was written, if that was told
record WrittenDraft(
    Header header,
    Place place,
    String text,
    Writer writtenBy,
    @Nullable String model,
    @Nullable String prompt,
    List<String> guidance,
    List<String> withheld,
    List<String> examples,
    @Nullable String unit,
    @Nullable Instant statedAt)
    implements Signal {

  enum Writer {
    MODEL,
    TEMPLATE
  }

  /// The option that a message carries out, and what said so.
  record Place(
      @Nullable String suggestion,
      @Nullable String policy,
      @Nullable Integer version,
      @Nullable String option) {}

  WrittenDraft {
    guidance = List.copyOf(guidance);
    withheld = List.copyOf(withheld);
    examples = List.copyOf(examples);
  }

  /// When it was written; where nobody told, when it was captured.
  Instant at() {
    return statedAt == null ? header.recordedAt() : statedAt;
  }
}
