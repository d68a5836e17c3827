package org.doubleloop.kit.lane;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.store.Store;

/// The lanes of a feed. Ordinals are dense: one is taken only when the one before it is there for
/// every reader.
final class LaneRegister {
  private static final int ATTEMPTS = 200;
  private static final String STATE = "state";
  private static final String OPEN = "OPEN";
  private static final String CLOSED = "CLOSED";
  private static final String WRITER = "writer";
  private static final String SETTLED = "settled";
  private static final String HEARTBEAT = "heartbeat";

  private final MongoCollection<Document> lanes;

  LaneRegister(MongoCollection<Document> lanes) {
    this.lanes = lanes;
  }

  /// Opens the next lane. After a failure it may be open nevertheless, with nothing in it.
  ///
  /// @throws StoreUnavailableException when others take every ordinal first
  long open(String writer, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long ordinal = latest() + 1;
      var lane =
          new Document("_id", ordinal)
              .append(WRITER, writer)
              .append(STATE, OPEN)
              .append(SETTLED, 0L)
              .append(HEARTBEAT, Date.from(now));
      if (Store.insertNew(lanes, lane)) {
        return ordinal;
      }
    }
    throw new StoreUnavailableException("no lane could be opened: others take every ordinal", null);
  }

  /// Says that the lane's writer lives and that everything up to `settled` is stored.
  ///
  /// @return false when the lane is closed
  boolean heartbeat(long ordinal, long settled, Instant now) {
    return lanes
            .updateOne(
                and(eq("_id", ordinal), eq(STATE, OPEN), lte(SETTLED, settled)),
                combine(set(SETTLED, settled), set(HEARTBEAT, Date.from(now))))
            .getMatchedCount()
        == 1;
  }

  /// Closes the lane with this end, unless it is closed or its writer has settled more.
  void close(long ordinal, long end) {
    lanes.updateOne(
        and(eq("_id", ordinal), eq(STATE, OPEN), lte(SETTLED, end)),
        combine(set(STATE, CLOSED), set(SETTLED, end)));
  }

  Optional<LaneState> find(long ordinal) {
    return Optional.ofNullable(lanes.find(eq("_id", ordinal)).map(LaneRegister::state).first());
  }

  /// The lanes from an ordinal on, in order.
  List<LaneState> from(long ordinal) {
    return lanes
        .find(gte("_id", ordinal))
        .sort(Sorts.ascending("_id"))
        .map(LaneRegister::state)
        .into(new ArrayList<>());
  }

  private long latest() {
    var latest = lanes.find().sort(Sorts.descending("_id")).limit(1).first();
    return latest == null ? 0 : state(latest).ordinal();
  }

  private static LaneState state(Document lane) {
    // A store may be opened with or without java.time for its date-times.
    var heartbeat =
        lane.get(HEARTBEAT) instanceof Date date
            ? date.toInstant()
            : lane.get(HEARTBEAT, Instant.EPOCH);
    return new LaneState(
        lane.get("_id", Number.class).longValue(),
        lane.getString(WRITER),
        CLOSED.equals(lane.getString(STATE)),
        lane.get(SETTLED, Number.class).longValue(),
        heartbeat);
  }
}
