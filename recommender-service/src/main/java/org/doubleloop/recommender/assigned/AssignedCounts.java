package org.doubleloop.recommender.assigned;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.tick.Tick;
import org.jspecify.annotations.Nullable;

/// What has been told of units from the start of the feeds to some place in them. One thread
/// changes it, any may read.
final class AssignedCounts {
  private final Lock lock = new ReentrantLock();
  private final Policies policies;
  private final GivingVersions giving;
  private final Map<PolicyKey, PolicyUnits> units = new ConcurrentHashMap<>();
  private final Passed passed = new Passed();

  AssignedCounts(Policies policies, Experiments experiments) {
    this.policies = policies;
    this.giving = new GivingVersions(policies, experiments);
  }

  /// Takes these items in: all of them or, where it throws, none.
  void take(List<FeedItem> items, Instant now) {
    var changes = new ArrayList<Runnable>();
    for (FeedItem item : items) {
      switch (item) {
        case SuggestionMade made -> given(made).ifPresent(changes::add);
        case Connected connected -> stated(connected, now).ifPresent(changes::add);
        case Look look -> changes.add(look(look));
        case Tick tick ->
            changes.add(() -> passed.hear(tick.organization(), tick.moment().getEpochSecond()));
        default -> {}
      }
    }
    locked(() -> {
      changes.forEach(Runnable::run);
      return null;
    });
  }

  private Optional<Runnable> given(SuggestionMade made) {
    var draw = made.draw();
    if (draw == null || !(draw.isFirst() || draw.trial() != null)) {
      return Optional.empty();
    }
    return policies
        .used(made.key(), made.version())
        .flatMap(version -> Given.of(made, version).map(given -> adding(version, given)));
  }

  private Runnable adding(PolicyVersion version, Given given) {
    return () -> of(version.key()).add(given, version);
  }

  private Optional<Runnable> stated(Connected connected, Instant now) {
    var key = connected.policyKey().orElse(null);
    if (key == null) {
      return Optional.empty();
    }
    var stated = Optional.of(Stated.of(connected));
    if (giving.areAllKnown(connected, now)) {
      stated = stated.flatMap(each -> each.only(giving.outcomes(key)));
    }
    return stated.map(each -> () -> add(key, connected, each));
  }

  /// The unit of the policy is one of both; under the other name nobody looks for it.
  private void add(PolicyKey key, Connected connected, Stated stated) {
    var account = connected.units().account();
    of(key).noteWhereLate(stated);
    of(key).add(connected.units().subject(), stated);
    if (account != null) {
      of(key).add(account, stated);
    }
  }

  private Runnable look(Look look) {
    var versions =
        look.nominated().stream()
            .map(Nomination::version)
            .distinct()
            .map(each -> version(look.key(), each))
            .toList();
    return () -> of(look.key()).add(look, versions);
  }

  /// @throws IllegalStateException where the version is not kept
  PolicyVersion version(PolicyKey key, int number) {
    return policies
        .used(key, number)
        .orElseThrow(() ->
            new IllegalStateException(
                "Version %d of policy %s is not kept".formatted(number, key.policy())));
  }

  /// A feed has been told to its end.
  void reachedEnd(Feed feed) {
    locked(() -> {
      if (passed.reachedEnd(feed)) {
        units.forEach((key, each) -> each.close(passed.of(key.organization())));
      }
      return null;
    });
  }

  PolicyUnits of(PolicyKey key) {
    return units.computeIfAbsent(key, _ -> new PolicyUnits());
  }

  @Nullable PolicyUnits known(PolicyKey key) {
    return units.get(key);
  }

  Map<PolicyKey, PolicyUnits> units() {
    return units;
  }

  Passed passed() {
    return passed;
  }

  <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
