package org.doubleloop.kit.lane;

import java.util.List;
import org.bson.Document;

/// Some documents of the feed.
///
/// @param documents each after all that precede it in its lane; may be empty
/// @param next where to read on; also moves past what the reader was not to see
/// @param more whether reading on would give more at once
public record FeedPage(List<Document> documents, Cursor next, boolean more) {
  public FeedPage {
    documents = List.copyOf(documents);
  }
}
