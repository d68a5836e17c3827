package org.doubleloop.recommender.upstream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;

/// The open proposals of which nobody has said yet what they would mean. What is told of one may
/// come in any order: the highest edition holds. What they say is read when their turn comes: here
/// it might be some hundred kilobytes for each, and there may be any number of them.
final class OpenProposals {
  private final Map<Name, News> waiting = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();

  private record Name(String organization, String proposal) {}

  /// That a proposal says something.
  record News(String organization, String proposal, int edition) {
    private Name name() {
      return new Name(organization, proposal);
    }

    private boolean isBehind(News other) {
      return edition < other.edition;
    }
  }

  /// Takes note of what the feed says, where it is about a proposal.
  void hear(PolicyFeedItemJson item) {
    var said = item.getProposal();
    if (said != null) {
      var news = new News(item.getOrganization(), said.getId(), said.getEdition());
      locked(() -> {
        if (said.getIsOpen()) {
          put(news);
        } else {
          waiting.computeIfPresent(news.name(), (_, known) -> news.isBehind(known) ? known : null);
        }
      });
    }
  }

  /// Puts back what could not be done yet, behind all others.
  void again(News news) {
    locked(() -> put(news));
  }

  private void put(News news) {
    var known = waiting.get(news.name());
    if (known == null || known.isBehind(news)) {
      waiting.put(news.name(), news);
      some.signal();
    }
  }

  /// The one that waits for longest, which does not wait any more.
  Optional<News> next(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (waiting.isEmpty() && left > 0) {
        left = some.awaitNanos(left);
      }
      var first = waiting.values().stream().findFirst();
      first.ifPresent(news -> waiting.remove(news.name()));
      return first;
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}
