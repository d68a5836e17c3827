package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.doubleloop.policy.proposal.Event.Accepting;
import org.doubleloop.policy.proposal.Event.Ended;
import org.doubleloop.policy.proposal.Event.Opened;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Proposal.State;
import org.jspecify.annotations.Nullable;

/// Reads proposals that were stored before they were told by events: with one content, at most one
/// review, and the states they were in.
final class FormerDocuments {
  private FormerDocuments() {}

  static List<Event> events(Document document) {
    var request = EventDocuments.request(document.get("decisiveRequest", Document.class));
    var changes = document.getList("changes", Document.class);
    var edition = edition(document);
    var events = new ArrayList<Event>();
    for (int i = 0; i < changes.size(); i++) {
      var change = changes.get(i);
      var state = State.valueOf(change.getString("state"));
      var stamp =
          new Stamp(
              i + 1,
              change.getString("by"),
              change.get("at", Instant.class),
              i == 1 ? request : null);
      switch (state) {
        case OPEN -> events.add(new Opened(stamp, edition, List.of(), null));
        case ACCEPTING -> {
          events.add(new Reviewed(stamp, review(document, edition)));
          var acceptance = Objects.requireNonNull(document.get("acceptance", Document.class));
          events.add(new Accepting(stamp, EventDocuments.acceptance(acceptance)));
        }
        case REJECTED -> {
          events.add(new Reviewed(stamp, review(document, edition)));
          events.add(new Ended(stamp, state));
        }
        case ACCEPTED, WITHDRAWN, STALE, SUPERSEDED, EXPIRED -> events.add(new Ended(stamp, state));
      }
    }
    return events;
  }

  private static Edition edition(Document document) {
    return new Edition(
        Origin.PROPOSED,
        document.getInteger("baseVersion"),
        ContentCodec.read(document.get("content", Object.class), PolicyContent.class),
        document.getString("contentHash"),
        null,
        document.getString("rationale"),
        null);
  }

  private static Review review(Document document, Edition edition) {
    var review = document.getList("reviews", Document.class).getFirst();
    return new Review(
        Review.Verdict.valueOf(review.getString("verdict")),
        null,
        reason(review),
        edition.contentHash(),
        edition.baseVersion(),
        null,
        null,
        null);
  }

  private static @Nullable String reason(Document review) {
    return review.getString("reason");
  }
}
