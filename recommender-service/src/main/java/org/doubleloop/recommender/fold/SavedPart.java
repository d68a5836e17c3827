package org.doubleloop.recommender.fold;

import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.feed.Feed;

/// A part as a snapshot names it.
///
/// @param cursors how far its feeds had been folded in; none for a feed that had not been begun
/// @param whole whether it had been told all that there was
/// @param chunks the names of those that hold what it had counted
record SavedPart(
    String name, int rules, Map<Feed, String> cursors, boolean whole, List<String> chunks) {
  SavedPart {
    cursors = Map.copyOf(cursors);
    chunks = List.copyOf(chunks);
  }
}
