package org.doubleloop.policy.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.policy.inbox.NewestTerms.Terms;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.Standings;
import org.doubleloop.policy.proposal.Head;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.proposal.Proposals.Open;
import org.doubleloop.policy.proposal.Proposals.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Finds what waits for somebody's review. How much that is in all is counted with each page as
/// long as one part holds all that is open; where there is more, it is counted anew every few
/// seconds.
@Component
final class Inbox {
  private static final int AT_ONCE = 1_000;
  private static final Duration COUNT_EVERY = Duration.ofSeconds(5);
  private static final int MOST_COUNTED = 200_000;

  private final Proposals proposals;
  private final NewestTerms terms;
  private final OrganizationClock clock;
  private final int atOnce;

  private final Cache<Reviewer, Map<String, Long>> counted =
      Caffeine.newBuilder()
          .maximumWeight(MOST_COUNTED)
          .weigher((Reviewer _, Map<String, Long> counts) -> 1 + counts.size())
          .expireAfterWrite(COUNT_EVERY)
          .build();

  @Autowired
  Inbox(Proposals proposals, Policies policies, Standings standings, OrganizationClock clock) {
    this(proposals, policies, standings, clock, AT_ONCE);
  }

  /// @param atOnce how many open proposals are read together
  Inbox(
      Proposals proposals,
      Policies policies,
      Standings standings,
      OrganizationClock clock,
      int atOnce) {
    this.proposals = proposals;
    this.terms = new NewestTerms(policies, standings);
    this.clock = clock;
    this.atOnce = atOnce;
  }

  /// For whom something waits.
  record Reviewer(String organization, String name) {}

  /// An open proposal that waits.
  record Waiting(Head head, Terms terms) {
    boolean isBehind() {
      return head.baseVersion() != terms.version();
    }
  }

  /// Some of what waits, the longest waiting first.
  ///
  /// @param more whether more of it does
  /// @param counts how many wait of each policy, whatever is shown
  record Page(List<Waiting> items, boolean more, Map<String, Long> counts) {
    Page {
      items = List.copyOf(items);
      counts = Map.copyOf(counts);
    }

    long waiting() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// What waits of those that are to be shown.
  Page page(Reviewer reviewer, Open which, int limit) {
    var known = counted.getIfPresent(reviewer);
    var shown = new ArrayList<Waiting>();
    if (known != null) {
      boolean isEnd = false;
      for (var from = which; !isEnd && shown.size() <= limit; ) {
        var heads = proposals.open(reviewer.organization, from, Math.min(limit + 1, atOnce));
        shown.addAll(waiting(reviewer, heads));
        isEnd = heads.isEmpty();
        from = isEnd ? from : from.behind(heads.getLast());
      }
      return page(shown, limit, known);
    }
    var counts = new HashMap<String, Long>();
    int parts = 0;
    List<Head> heads = proposals.open(reviewer.organization, Open.ALL, atOnce);
    while (!heads.isEmpty()) {
      parts++;
      for (var each : waiting(reviewer, heads)) {
        counts.merge(each.head.policy(), 1L, Long::sum);
        if (shown.size() <= limit && isAmong(which, each.head)) {
          shown.add(each);
        }
      }
      heads =
          heads.size() < atOnce
              ? List.of()
              : proposals.open(reviewer.organization, Open.ALL.behind(heads.getLast()), atOnce);
    }
    if (parts > 1) {
      counted.put(reviewer, Map.copyOf(counts));
    }
    return page(shown, limit, counts);
  }

  private static Page page(List<Waiting> shown, int limit, Map<String, Long> counts) {
    return new Page(shown.subList(0, Math.min(limit, shown.size())), shown.size() > limit, counts);
  }

  private static boolean isAmong(Open which, Head head) {
    return isAny(which.policy(), head.policy())
        && isAny(which.author(), head.author())
        && (which.after() == null || Position.of(head).compareTo(which.after()) > 0);
  }

  private static boolean isAny(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }

  private List<Waiting> waiting(Reviewer reviewer, List<Head> heads) {
    var policies = heads.stream().map(Head::policy).collect(Collectors.toSet());
    var byPolicy = terms.of(reviewer.organization, policies);
    var waiting = new ArrayList<Waiting>();
    for (Head head : heads) {
      var newest = byPolicy.get(head.policy());
      if (newest != null) {
        var each = new Waiting(head, newest);
        if (isFor(reviewer.name, each)) {
          waiting.add(each);
        }
      }
    }
    return waiting;
  }

  private boolean isFor(String reviewer, Waiting waiting) {
    var head = waiting.head;
    var review = waiting.terms.review();
    boolean isExpired = head.expiresAt() != null && !head.expiresAt().isAfter(clock.instant());
    boolean isOwn =
        head.author().equals(reviewer)
            || (review.approvals() > 1 && head.editor().equals(reviewer));
    return !isExpired
        && !waiting.terms.isArchived()
        && !head.isOnTrial()
        && !isOwn
        && review.isReviewer(reviewer)
        && !head.approvers().contains(reviewer);
  }
}
