package org.doubleloop.recommender.upstream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.ProposalNewsJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open proposals of which nobody has said yet what they would mean. What is told of one may
/// come in any order: the highest edition holds.
final class OpenProposals {
  private static final Logger log = LoggerFactory.getLogger(OpenProposals.class);

  /// Each may be some hundred kilobytes large.
  private static final int MOST = 2_000;

  private final Map<Name, News> waiting = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();

  private record Name(String organization, String proposal) {}

  /// What a proposal says.
  record News(String organization, ProposalNewsJson said) {
    private Name name() {
      return new Name(organization, said.getId());
    }

    private boolean isBehind(News other) {
      return said.getEdition() < other.said.getEdition();
    }
  }

  /// Takes note of what the feed says, where it is about a proposal.
  void hear(PolicyFeedItemJson item) {
    var said = item.getProposal();
    if (said != null) {
      var news = new News(item.getOrganization(), said);
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
    if (known == null && waiting.size() >= MOST) {
      log.warn(
          "Too many proposals are waiting: {} of {} gets no preview until this process starts"
              + " again",
          news.said().getId(),
          news.organization());
    } else if (known == null || known.isBehind(news)) {
      waiting.put(news.name(), news);
      some.signal();
    }
  }

  /// The one that waits for longest, which does not wait any more.
  Optional<News> next(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      if (waiting.isEmpty() && !some.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
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
