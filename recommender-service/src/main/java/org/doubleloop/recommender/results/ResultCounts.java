package org.doubleloop.recommender.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.doubleloop.recommender.evidence.CountingVersions;
import org.doubleloop.recommender.evidence.Evidence;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.ObservedAction;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;

/// What has been counted from the start of the feeds to some place in them: a book for each policy.
final class ResultCounts {
  private final Policies policies;
  private final Ticks ticks;
  private final CountingVersions versions;
  private final Map<PolicyKey, Book> books = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  ResultCounts(Policies policies, Ticks ticks) {
    this.policies = policies;
    this.ticks = ticks;
    this.versions = new CountingVersions(policies);
  }

  /// Counts these items: all of them or, where it throws, none.
  void take(List<FeedItem> items, Instant now) {
    var evidence =
        items.stream().map(item -> Evidence.of(item, now)).flatMap(Optional::stream).toList();
    var judged = versions.judge(evidence);
    var changes = new ArrayList<Runnable>();
    for (var each : judged.counting()) {
      if (each.version().option(each.evidence().option()).isPresent()) {
        var book = begun(each.version().key());
        changes.add(() -> book.count(each.version(), each.evidence()));
      }
    }
    FeedItem.only(SuggestionMade.class, items).forEach(made -> suggest(made, changes));
    FeedItem.only(ObservedAction.class, items)
        .forEach(observed -> {
          var book = begun(observed.key());
          changes.add(() -> book.observe(observed));
        });
    versions.settle(judged);
    changes.forEach(Runnable::run);
    generation.addAndGet(changes.size());
    close();
  }

  private void suggest(SuggestionMade made, List<Runnable> changes) {
    var option = made.option();
    if (option != null) {
      policies
          .used(made.key(), made.version())
          .ifPresent(version -> {
            var book = begun(made.key());
            changes.add(() -> book.suggest(version, made, option));
          });
    }
  }

  /// Takes the windows to be over that have closed meanwhile.
  void close() {
    books.forEach((key, book) -> book.close(ticks.latest(key.organization())));
  }

  /// What is counted of a policy; null where nothing is.
  @Nullable Book book(PolicyKey key) {
    return books.get(key);
  }

  Book begun(PolicyKey key) {
    return books.computeIfAbsent(
        key,
        _ -> {
          var book = new Book();
          book.close(ticks.latest(key.organization()));
          return book;
        });
  }

  Map<PolicyKey, Book> books() {
    return books;
  }

  CountingVersions versions() {
    return versions;
  }

  long generation() {
    return generation.get();
  }

  void generation(long reached) {
    generation.set(reached);
  }
}
