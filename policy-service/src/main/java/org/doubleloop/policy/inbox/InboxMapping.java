package org.doubleloop.policy.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.doubleloop.api.policy.model.InboxCountJson;
import org.doubleloop.api.policy.model.InboxItemJson;
import org.doubleloop.policy.finding.FindingMapping;
import org.doubleloop.policy.inbox.Inbox.Waiting;
import org.doubleloop.policy.trial.TrialMapping;

/// Translates what waits for the API.
final class InboxMapping {
  private static final int MOST_COUNTS = 1_000;

  private InboxMapping() {}

  static InboxItemJson toApi(Waiting waiting, Instant now) {
    var head = waiting.head();
    var summary = head.summary();
    return new InboxItemJson()
        .proposal(head.id())
        .policy(head.policy())
        .author(head.author())
        .sentence(head.sentence())
        .changes(summary == null ? 1 : summary.changes())
        .rationale(head.rationale())
        .createdAt(head.createdAt())
        .daysWaiting((int) Math.max(0, Duration.between(head.createdAt(), now).toDays()))
        .expiresAt(head.expiresAt())
        .quorum(waiting.terms().review().approvals())
        .approvals(
            (int) head.approvers().stream().filter(waiting.terms().review()::isReviewer).count())
        .comments(head.comments())
        .isBehind(waiting.isBehind())
        .authorKind(FindingMapping.authorKind(head.finding()))
        .finding(FindingMapping.toApi(head.finding()))
        .trial(TrialMapping.toApi(head.trial()));
  }

  /// The policies with most first.
  static List<InboxCountJson> toApi(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_COUNTS)
        .map(each -> new InboxCountJson().policy(each.getKey()).waiting(each.getValue().intValue()))
        .toList();
  }
}
