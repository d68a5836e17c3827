package org.doubleloop.policy.inbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doubleloop.api.policy.InboxApi;
import org.doubleloop.api.policy.model.InboxPageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.inbox.Inbox.Reviewer;
import org.doubleloop.policy.inbox.Inbox.Waiting;
import org.doubleloop.policy.preview.Previews;
import org.doubleloop.policy.proposal.Head;
import org.doubleloop.policy.proposal.Proposals.Open;
import org.doubleloop.policy.proposal.Proposals.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class InboxController implements InboxApi {
  private final Inbox inbox;
  private final Previews previews;
  private final PageCursors cursors;
  private final OrganizationClock clock;

  InboxController(Inbox inbox, Previews previews, PageCursors cursors, OrganizationClock clock) {
    this.inbox = inbox;
    this.previews = previews;
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
    var effects = effects(caller.organization(), found.items());
    var now = clock.instant();
    var page =
        new InboxPageJson()
            .items(
                found.items().stream().map(each -> InboxMapping.toApi(each, effects, now)).toList())
            .counts(InboxMapping.toApi(found.counts()))
            .waiting((int) found.waiting());
    return ResponseEntity.ok(
        found.more()
            ? page.next(
                cursors.next(listing, Position.of(found.items().getLast().head()).toString()))
            : page);
  }

  /// In a sentence each what they would have changed, as far as that is known.
  private Map<String, String> effects(String organization, List<Waiting> some) {
    return previews.effects(
        organization,
        some.stream().map(Waiting::head).collect(Collectors.toMap(Head::id, Head::edition)));
  }
}
