package org.doubleloop.recommender.heeded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.doubleloop.recommender.assigned.Passed;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.heed.Deed;
import org.doubleloop.recommender.heed.Revised;
import org.doubleloop.recommender.heed.Written;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.WrittenDraft;
import org.doubleloop.recommender.tick.Tick;
import org.jspecify.annotations.Nullable;

/// What has been told of drafts from the start of the feeds to some place in them. One thread
/// changes it, any may read.
final class HeededCounts {
  private final Lock lock = new ReentrantLock();
  private final Policies policies;
  private final SortedMap<String, OpenDrafts> organizations = new TreeMap<>();
  private final Passed passed = new Passed();

  HeededCounts(Policies policies) {
    this.policies = policies;
  }

  /// Takes these items in: all of them or, where it throws, none.
  void take(List<FeedItem> items) {
    var changes = new ArrayList<Runnable>();
    for (FeedItem item : items) {
      switch (item) {
        case WrittenDraft draft -> written(draft).ifPresent(changes::add);
        case Action action ->
            sent(action, action.draft(), new Deed(action.id(), action.at(), 0, List.of()))
                .ifPresent(changes::add);
        case Connected connected ->
            sent(
                    connected,
                    connected.draft(),
                    new Deed(
                        connected.action(),
                        connected.actionAt(),
                        connected.number(),
                        connected.outcomes()))
                .ifPresent(changes::add);
        case Edit edit -> changes.add(edited(edit));
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

  private Optional<Runnable> written(WrittenDraft draft) {
    var key = draft.policyKey().orElse(null);
    var number = draft.version();
    boolean isGuided = !draft.guidance().isEmpty() || !draft.withheld().isEmpty();
    if (key == null || number == null || !isGuided) {
      return Optional.empty();
    }
    return policies
        .used(key, number)
        .map(version -> Written.of(draft, version))
        .filter(written -> !written.clauses().isEmpty())
        .map(
            written -> () -> of(draft.organization()).add(draft.id(), written, draft.recordedAt()));
  }

  private Optional<Runnable> sent(FeedItem item, @Nullable String draft, Deed deed) {
    return Optional.ofNullable(draft)
        .map(id -> () -> of(item.organization()).add(id, deed, item.recordedAt()));
  }

  private Runnable edited(Edit edit) {
    var revised = Revised.of(edit);
    var draft = edit.of();
    return () -> {
      if (draft == null) {
        of(edit.organization()).addByAction(edit.action(), revised);
      } else {
        of(edit.organization()).add(draft, revised);
      }
    };
  }

  /// A feed has been told to its end.
  void reachedEnd(Feed feed) {
    locked(() -> {
      if (passed.reachedEnd(feed)) {
        organizations.forEach((organization, drafts) -> drafts.close(passed.of(organization)));
      }
      return null;
    });
  }

  OpenDrafts of(String organization) {
    return organizations.computeIfAbsent(organization, _ -> new OpenDrafts());
  }

  SortedMap<String, OpenDrafts> organizations() {
    return organizations;
  }

  Policies policies() {
    return policies;
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
