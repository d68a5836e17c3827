package org.doubleloop.signal.joiner;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.ActionType;
import org.jspecify.annotations.Nullable;

/// All actions as they are captured, read from the feed once or more. How far they have been dealt
/// with is kept once in a while, so that none is passed over when a process ends.
final class FollowedActions {
  private static final int PAGE = 1_000;
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration KEPT_EVERY = Duration.ofSeconds(1);
  private static final String ID = "actions";

  private final MongoCollection<Document> collection;
  private final Tailer tailer;
  private final CursorSeal seal;
  private final ActionType type;
  private final InstantSource clock;
  private @Nullable Cursor dealtWith;
  private @Nullable Cursor read;
  private boolean isMore;
  private boolean isKept = true;
  private Instant keptAt = Instant.EPOCH;

  FollowedActions(
      Store store, Tailer tailer, CursorSeal seal, ActionType type, InstantSource clock) {
    this.collection = store.collection("followed");
    this.tailer = tailer;
    this.seal = seal;
    this.type = type;
    this.clock = clock;
  }

  /// The actions under policies among the next signals, waiting for the first; the same ones again
  /// until they are [dealt with][#dealtWith].
  List<Action> next() {
    var from = dealtWith == null ? kept() : dealtWith;
    var page = tailer.awaitAndRead(from, PAGE, WAIT);
    read = page.next();
    isMore = page.documents().size() == PAGE;
    return page.documents().stream()
        .filter(document -> type.name().equals(document.getString("kind")))
        .filter(document -> document.containsKey("policy"))
        .map(type::read)
        .toList();
  }

  /// What was read need not be read again.
  ///
  /// @return whether more stand behind them already
  boolean dealtWith() {
    isKept &= read == null || read.equals(dealtWith);
    dealtWith = read;
    if (!clock.instant().isBefore(keptAt.plus(KEPT_EVERY))) {
      keep();
    }
    return isMore;
  }

  /// Keeps how far they have been dealt with.
  void keep() {
    if (isKept || dealtWith == null) {
      return;
    }
    collection.replaceOne(
        eq(ID),
        new Document("_id", ID).append("cursor", seal.seal(dealtWith)),
        new ReplaceOptions().upsert(true));
    isKept = true;
    keptAt = clock.instant();
  }

  private Cursor kept() {
    var kept = collection.find(eq(ID)).first();
    return kept == null
        ? Cursor.start(Cursor.ALL)
        : seal.open(kept.getString("cursor"), Cursor.ALL);
  }
}
