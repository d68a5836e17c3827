package org.doubleloop.recommender.upstream;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.doubleloop.client.signal.FeedApi;
import org.doubleloop.client.signal.model.FeedPageJson;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.suggestion.AssignmentCloser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;

/// Follows the signals: what actions have led to is folded into the counts, and a unit that has
/// acted is over with what chance assigned to it.
final class SignalFeed {

  private static final Logger log = LoggerFactory.getLogger(SignalFeed.class);
  private static final int PAGE = 1_000;
  private static final int WAIT_MILLIS = 1_000;
  private static final Duration CURRENT = Duration.ofSeconds(10);

  private final FeedApi api;
  private final Fold fold;
  private final Policies policies;
  private final AssignmentCloser acts;
  private final Clock clock;

  SignalFeed(FeedApi api, Fold fold, Policies policies, AssignmentCloser acts, Clock clock) {
    this.api = api;
    this.fold = fold;
    this.policies = policies;
    this.acts = acts;
    this.clock = clock;
  }

  void step() throws InterruptedException {
    if (fold.isFull() && policies.age(clock.instant()).compareTo(CURRENT) > 0) {
      Thread.sleep(WAIT_MILLIS);
      fold.release();
      return;
    }
    var page = read();
    var signals = page.getItems();
    acts.take(signals.stream().map(SignalMapping::act).flatMap(Optional::stream).toList());
    fold.foldSignals(
        signals.stream().map(SignalMapping::observation).flatMap(Optional::stream).toList(),
        page.getNext(),
        !page.getMore());
  }

  private FeedPageJson read() {
    try {
      return api.readFeed(fold.signalsCursor().orElse(null), PAGE, WAIT_MILLIS);
    } catch (HttpClientErrorException e) {
      if (Refusals.isOfCursor(e)) {
        log.warn(
            "The signal-service does not know its cursor any more: count again from the start");
        fold.signalsFromTheStart();
      }
      throw e;
    }
  }
}
