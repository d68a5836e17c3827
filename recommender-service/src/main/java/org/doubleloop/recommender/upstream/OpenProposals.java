package org.doubleloop.recommender.upstream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.ProposalNewsJson;
import org.doubleloop.kit.follow.ServiceClient;
import org.jspecify.annotations.Nullable;

/// The open proposals of which nobody has said yet what they would mean. What is told of one may
/// come in any order: the highest edition holds.
///
/// Only so much is kept. From the first for which there is no room on all are passed over, and what
/// is remembered is the place in the feed from which they can be read again ([MissedProposals]).
final class OpenProposals {
  private final Map<Name, News> waiting = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();
  private final long mostCharacters;
  private long characters;
  private @Nullable Missed missed;

  /// @param mostCharacters of what those that wait say; one always has room
  OpenProposals(long mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  private record Name(String organization, String proposal) {}

  /// That proposals were passed over.
  ///
  /// @param from the cursor of the page in which the first of them is; null: the feed's start
  record Missed(@Nullable String from) {}

  /// What a proposal says.
  ///
  /// @param said without its content
  /// @param content as JSON, which takes less room
  record News(String organization, ProposalNewsJson said, String content) {
    static News of(String organization, ProposalNewsJson said) {
      var content = ServiceClient.json().writeValueAsString(said.getContent());
      return new News(
          organization,
          new ProposalNewsJson()
              .id(said.getId())
              .policy(said.getPolicy())
              .edition(said.getEdition())
              .isOpen(said.getIsOpen())
              .baseVersion(said.getBaseVersion())
              .contentHash(said.getContentHash()),
          content);
    }

    private Name name() {
      return new Name(organization, said.getId());
    }

    private boolean isBehind(News other) {
      return said.getEdition() < other.said.getEdition();
    }
  }

  /// Takes note of what the feed says, where it is about a proposal.
  ///
  /// @param from the cursor of the page in which it stands; null: the feed's start
  /// @return false where it was passed over
  boolean hear(PolicyFeedItemJson item, @Nullable String from) {
    var said = item.getProposal();
    if (said == null) {
      return true;
    }
    var news = News.of(item.getOrganization(), said);
    lock.lock();
    try {
      boolean isHeard = said.getIsOpen() ? put(news) : close(news);
      if (!isHeard && missed == null) {
        missed = new Missed(from);
      }
      some.signal();
      return isHeard;
    } finally {
      lock.unlock();
    }
  }

  /// Puts back what could not be done yet, behind all others. It had room before.
  void again(News news) {
    lock.lock();
    try {
      if (isNews(news)) {
        add(news);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean close(News news) {
    var known = waiting.get(news.name());
    if (known != null && !news.isBehind(known)) {
      remove(known);
    }
    return true;
  }

  /// Whether it was not passed over.
  private boolean put(News news) {
    if (!isNews(news)) {
      return true;
    }
    boolean hasRoom = waiting.isEmpty() || characters + news.content.length() <= mostCharacters;
    if (missed != null || !hasRoom) {
      return false;
    }
    add(news);
    return true;
  }

  private boolean isNews(News news) {
    var known = waiting.get(news.name());
    return known == null || known.isBehind(news);
  }

  private void add(News news) {
    var known = waiting.put(news.name(), news);
    characters += news.content.length() - (known == null ? 0 : known.content.length());
    some.signal();
  }

  private void remove(News news) {
    waiting.remove(news.name());
    characters -= news.content.length();
  }

  /// The one that waits for longest, which does not wait any more.
  Optional<News> next(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (waiting.isEmpty() && missed == null && left > 0) {
        left = some.awaitNanos(left);
      }
      var first = waiting.values().stream().findFirst();
      first.ifPresent(this::remove);
      return first;
    } finally {
      lock.unlock();
    }
  }

  /// Where what was passed over begins, once nothing waits any more; from now on what is heard has
  /// room again, and what has none is missed anew.
  Optional<Missed> missed() {
    lock.lock();
    try {
      var found = waiting.isEmpty() ? missed : null;
      if (found != null) {
        missed = null;
      }
      return Optional.ofNullable(found);
    } finally {
      lock.unlock();
    }
  }

  /// That everything from there on is to be read again, whatever else was missed.
  void miss(Missed from) {
    lock.lock();
    try {
      missed = from;
    } finally {
      lock.unlock();
    }
  }
}
