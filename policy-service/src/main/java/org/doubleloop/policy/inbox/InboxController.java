package org.doubleloop.policy.inbox;

import java.util.TreeMap;
import org.doubleloop.api.policy.InboxApi;
import org.doubleloop.api.policy.model.InboxPageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.inbox.Inbox.Reviewer;
import org.doubleloop.policy.proposal.Proposals.Open;
import org.doubleloop.policy.proposal.Proposals.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class InboxController implements InboxApi {
  private final Inbox inbox;
  private final PageCursors cursors;
  private final OrganizationClock clock;

  InboxController(Inbox inbox, PageCursors cursors, OrganizationClock clock) {
    this.inbox = inbox;
    this.cursors = cursors;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<InboxPageJson> readInbox(
      @Nullable String policy, @Nullable String author, @Nullable String cursor, Integer limit) {
    var caller = Callers.current();
    var filters = new TreeMap<String, String>();
    if (policy != null) {
      filters.put("policy", policy);
    }
    if (author != null) {
      filters.put("author", author);
    }
    filters.put("reviewer", caller.principal());
    var listing = Listing.of(caller.organization(), "inbox", filters);
    var behind = cursors.position(listing, cursor).map(Position::parse).orElse(null);
    var found =
        inbox.page(
            new Reviewer(caller.organization(), caller.principal()),
            new Open(policy, author, behind),
            Listing.limit(limit));
    var now = clock.instant();
    var page =
        new InboxPageJson()
            .items(found.items().stream().map(each -> InboxMapping.toApi(each, now)).toList())
            .counts(InboxMapping.toApi(found.counts()))
            .waiting((int) found.waiting());
    return ResponseEntity.ok(
        found.more()
            ? page.next(
                cursors.next(listing, Position.of(found.items().getLast().head()).toString()))
            : page);
  }
}
