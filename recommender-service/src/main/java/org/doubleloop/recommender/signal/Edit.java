package org.doubleloop.recommender.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/// What a person changed in the draft of an action.
///
/// @param of the id of the captured draft; null where its text alone was sent
/// @param spans where the two texts differ
/// @param shareChanged of the words of both texts
/// @param source of the event that it came by
public record Edit(
    String organization,
    String id,
    String action,
    @Nullable String of,
    String draft,
    String finalText,
    List<Span> spans,
    double shareChanged,
    @Nullable Actor editor,
    Instant at,
    Instant recordedAt,
    @Nullable String source,
    Map<String, Object> extensions)
    implements FeedItem {

  /// Words that were replaced, removed (nothing in `to`) or added (nothing in `from`).
  ///
  /// @param offset how many characters of the draft stand before them
  public record Span(int offset, String from, String to) {}

  public Edit {
    spans = List.copyOf(spans);
    extensions = Map.copyOf(extensions);
  }
}
