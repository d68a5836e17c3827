package org.doubleloop.kit.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.loop.Loop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.json.JsonMapper;

/// Follows a feed of things that never change from the first on; what was said before is known from
/// the archive meanwhile.
///
/// @param <I> an item of the feed
public final class ArchivedFeed<I> implements Loop.Step {

  private static final Logger log = LoggerFactory.getLogger(ArchivedFeed.class);
  private static final int PAGE = 500;

  /// How many are kept together: each alone would be a commit of its own.
  private static final int AT_ONCE = 100;

  private static final int WAIT_MILLIS = 1_000;
  private static final Duration NOTE_EVERY = Duration.ofSeconds(30);

  private final Source<I> source;
  private final Archive archive;
  private final Follower<I> follower;
  private final Class<I> type;
  private final JsonMapper json;
  private final Clock clock;
  private @Nullable String cursor;
  private Instant completeAt = Instant.EPOCH;
  private Instant notedAt = Instant.EPOCH;

  /// Some of the feed.
  ///
  /// @param more whether reading on would give more at once
  public record Page<I>(List<I> items, String next, boolean more) {}

  /// Reads the feed.
  @FunctionalInterface
  public interface Source<I> {
    Page<I> read(@Nullable String cursor, int limit, int waitMillis);
  }

  /// @param json takes what it does not know
  public ArchivedFeed(
      Source<I> source,
      Archive archive,
      Follower<I> follower,
      Class<I> type,
      JsonMapper json,
      Clock clock) {
    this.source = source;
    this.archive = archive;
    this.follower = follower;
    this.type = type;
    this.json = json;
    this.clock = clock;
  }

  /// Takes up what was known before this process started.
  public void restore() {
    var complete = archive.completeAt();
    archive.forEach(item -> follower.learn(read(item)));
    complete.ifPresent(this::completeAt);
  }

  @Override
  public void take() {
    var asked = clock.instant();
    var page = page();
    for (int from = 0; from < page.items().size(); from += AT_ONCE) {
      learn(page.items().subList(from, Math.min(from + AT_ONCE, page.items().size())));
    }
    cursor = page.next();
    if (!page.more()) {
      completeAt(asked);
      if (Duration.between(notedAt, asked).compareTo(NOTE_EVERY) >= 0) {
        note();
      }
    }
  }

  /// Keeps for the next start up to which moment all is known.
  public void note() {
    archive.completeAt(completeAt);
    notedAt = completeAt;
  }

  private void completeAt(Instant moment) {
    completeAt = moment;
    follower.completeAt(moment);
  }

  private Page<I> page() {
    try {
      return source.read(cursor, PAGE, WAIT_MILLIS);
    } catch (HttpClientErrorException refusal) {
      if (ServiceClient.isCursorRefused(refusal)) {
        log.warn("The feed does not know its cursor any more: it is read again from its start");
        cursor = null;
      }
      throw refusal;
    }
  }

  /// What came first stays, as it has been used under its name.
  private void learn(List<I> some) {
    var items = new HashMap<Follower.Name, String>();
    some.forEach(item ->
        follower
            .nameOf(item)
            .ifPresent(name -> items.computeIfAbsent(name, _ -> json.writeValueAsString(item))));
    var standing = archive.keep(items);
    some.forEach(
        item -> follower.nameOf(item).ifPresent(name -> learn(name, item, standing.get(name))));
  }

  private void learn(Follower.Name name, I item, @Nullable String standing) {
    var kept = read(Objects.requireNonNull(standing, "what stands in the archive stays"));
    if (!follower.isSame(kept, item)) {
      log.error(
          "Refused: {} {} of {} was something else when it first came",
          name.kind(),
          name.id(),
          name.organization());
    }
    follower.learn(kept);
  }

  private I read(String item) {
    return json.readValue(item, type);
  }
}
