package org.doubleloop.recommender.upstream;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.client.signal.FeedApi;
import org.doubleloop.client.signal.model.Action;
import org.doubleloop.client.signal.model.Signal;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.suggestion.Assignments;
import org.doubleloop.recommender.suggestion.Chance;

/// Follows the signals: what actions have led to is folded into the counts, and a unit that has
/// acted is free for a new assignment.
final class SignalFeed {

  private static final int PAGE = 1_000;
  private static final int WAIT_MILLIS = 1_000;
  private static final Duration CURRENT = Duration.ofSeconds(10);

  private final FeedApi api;
  private final Fold fold;
  private final Policies policies;
  private final Assignments assignments;
  private final Chance chance;
  private final Clock clock;

  SignalFeed(
      FeedApi api,
      Fold fold,
      Policies policies,
      Assignments assignments,
      Chance chance,
      Clock clock) {
    this.api = api;
    this.fold = fold;
    this.policies = policies;
    this.assignments = assignments;
    this.chance = chance;
    this.clock = clock;
  }

  void step() throws InterruptedException {
    if (fold.isFull() && policies.age(clock.instant()).compareTo(CURRENT) > 0) {
      Thread.sleep(WAIT_MILLIS);
      fold.fold(List.of(), fold.cursor());
      return;
    }
    var page = api.readFeed(fold.cursor(), PAGE, WAIT_MILLIS);
    var signals = page.getItems();
    assignments.close(acted(signals));
    fold.fold(
        signals.stream().map(SignalMapping::evidence).flatMap(Optional::stream).toList(),
        page.getNext());
  }

  private Set<String> acted(List<Signal> signals) {
    return signals.stream()
        .flatMap(signal ->
            SignalMapping.action(signal)
                .flatMap(action -> assignment(signal.getOrganization(), action))
                .stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<String> assignment(String organization, Action action) {
    var key = new PolicyKey(organization, action.getPolicy());
    return Optional.ofNullable(action.getVersion())
        .flatMap(version -> policies.version(key, version))
        .or(() -> policies.inForce(key, action.getRecordedAt()))
        .filter(version -> version.mode() == Mode.EXPLORE)
        .flatMap(version -> unit(version, action))
        .map(unit -> Assignments.idOf(key, unit));
  }

  private Optional<String> unit(PolicyVersion version, Action action) {
    var value =
        switch (version.unit()) {
          case SUBJECT -> Optional.of(action.getSubject());
          case ACCOUNT -> Optional.ofNullable(action.getAccount());
        };
    return value.map(unit -> chance.unit(version.key(), version.unit(), unit));
  }
}
