package org.doubleloop.recommender.upstream;

import java.util.HashSet;
import java.util.Set;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.kit.follow.ArchivedFeed.Source;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.recommender.upstream.OpenProposals.Missed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;

/// Reads again in the feed what there was no room for, as soon as there is. Who is done already may
/// be heard once more. One thread at a time may use it.
final class MissedProposals {
  private static final int PAGE = 100;

  private final OpenProposals proposals;
  private final Source<PolicyFeedItemJson> feed;

  /// Whose page was heard in part, and what was heard of it.
  private @Nullable Missed begun;

  private final Set<String> heard = new HashSet<>();

  MissedProposals(OpenProposals proposals, Source<PolicyFeedItemJson> feed) {
    this.proposals = proposals;
    this.feed = feed;
  }

  /// Reads on until there is no room again, or nothing is missed any more.
  void read() {
    var missed = proposals.missed();
    if (missed.isPresent()) {
      read(missed.get());
    }
  }

  private void read(Missed missed) {
    if (!missed.equals(begun)) {
      heard.clear();
    }
    var place = missed;
    boolean isRead = false;
    try {
      while (!isRead) {
        begun = place;
        var page = feed.read(place.from(), PAGE, 0);
        for (var item : page.items()) {
          if (!isHeard(item, place)) {
            return;
          }
        }
        heard.clear();
        place = new Missed(page.next());
        isRead = !page.more();
      }
    } catch (HttpClientErrorException refusal) {
      if (ServiceClient.isCursorRefused(refusal)) {
        place = new Missed(null);
      }
      throw refusal;
    } finally {
      if (!isRead) {
        proposals.miss(place);
      }
    }
  }

  private boolean isHeard(PolicyFeedItemJson item, Missed place) {
    var said = item.getProposal();
    if (said == null) {
      return true;
    }
    var name =
        "%s %s %d %b"
            .formatted(item.getOrganization(), said.getId(), said.getEdition(), said.getIsOpen());
    if (heard.contains(name)) {
      return true;
    }
    boolean isHeard = proposals.hear(item, place.from());
    if (isHeard) {
      heard.add(name);
    }
    return isHeard;
  }
}
