package org.doubleloop.policy.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.policy.policy.PolicyDocuments;
import org.doubleloop.policy.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// All policy versions in the order of their lanes.
@Component
final class PolicyChanges {
  private final Tailer tailer;
  private final CursorSeal seal;

  PolicyChanges(Tailer tailer, CursorSeal seal) {
    this.tailer = tailer;
    this.seal = seal;
  }

  /// Some versions of the feed.
  ///
  /// @param next where to read on
  /// @param more whether reading on would give more at once
  record Page(List<PolicyVersion> versions, String next, boolean more) {}

  /// Reads on from a cursor, and waits for the first version that is new.
  ///
  /// @param organization whose versions to read; empty for all
  /// @param cursor where the page before ended; absent to begin
  Page read(Optional<String> organization, @Nullable String cursor, int limit, Duration wait) {
    var from = cursor == null ? Cursor.start(organization) : seal.open(cursor, organization);
    var page = tailer.awaitAndRead(from, organization, limit, wait);
    var versions = page.documents().stream().map(PolicyDocuments::read).toList();
    return new Page(versions, seal.seal(page.next()), page.more());
  }

  /// Lets go whoever waits when the service begins to stop: it would wait for them otherwise.
  @EventListener(ContextClosedEvent.class)
  void letGo() {
    tailer.close();
  }
}
