package org.doubleloop.policy.inbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.policy.inbox.NewestTerms.Terms;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.proposal.Head;
import org.doubleloop.policy.proposal.Proposals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds what waits for somebody's review.
@Component
final class Inbox {
  private static final int MOST_READ = 10_000;

  private final Proposals proposals;
  private final NewestTerms terms;
  private final OrganizationClock clock;

  Inbox(Proposals proposals, Policies policies, OrganizationClock clock) {
    this.proposals = proposals;
    this.terms = new NewestTerms(policies);
    this.clock = clock;
  }

  /// An open proposal that waits.
  record Waiting(Head head, Terms terms) {
    boolean isBehind() {
      return head.baseVersion() != terms.version();
    }
  }

  /// Which of them to show; what is absent is any.
  record Filter(@Nullable String policy, @Nullable String author) {
    private boolean takes(Waiting waiting) {
      return (policy == null || policy.equals(waiting.head.policy()))
          && (author == null || author.equals(waiting.head.author()));
    }
  }

  /// All that waits for somebody, the longest waiting first.
  List<Waiting> waiting(String organization, String reviewer) {
    return proposals.open(organization, null, MOST_READ).stream()
        .map(head -> new Waiting(head, terms.of(organization, head.policy())))
        .filter(waiting -> isFor(reviewer, waiting))
        .toList();
  }

  static List<Waiting> filtered(List<Waiting> all, Filter filter) {
    return all.stream().filter(filter::takes).toList();
  }

  /// How many there are of each policy.
  static Map<String, Long> counts(List<Waiting> all) {
    return all.stream()
        .collect(Collectors.groupingBy(each -> each.head.policy(), Collectors.counting()));
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
