package org.doubleloop.kit.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.RawBsonDocument;

/// Writes batches into this process's lane, each as one ordered insert, until the outcome of every
/// document is known.
final class BatchAppender {
  private static final int DUPLICATE_KEY = 11000;

  /// What a server answers when the document itself is at fault: bad values, bad names, nesting,
  /// size.
  private static final Set<Integer> DOCUMENT_FAULTS =
      Set.of(2, 9, 15, 22, 52, 53, 55, 57, 121, 10334, 17280, 17419, 17420);

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(400);

  private final CurrentLane lanes;
  private final LaneEntries entries;
  private final LaneSettings.Writing settings;
  private final LaneClock clock;
  private final Consumer<List<Pending>> decided;
  private volatile Consumer<List<TailEntry>> tail = stored -> {};

  /// @param decided told of documents as soon as their outcome is known
  BatchAppender(
      CurrentLane lanes,
      LaneEntries entries,
      LaneSettings.Writing settings,
      LaneClock clock,
      Consumer<List<Pending>> decided) {
    this.lanes = lanes;
    this.entries = entries;
    this.settings = settings;
    this.clock = clock;
    this.decided = decided;
  }

  /// Hands what is stored from now on over, in order, before it is answered.
  void handOverTo(Consumer<List<TailEntry>> tail) {
    this.tail = tail;
  }

  /// Returns when every document of the batch is decided.
  void commit(List<Pending> batch) {
    List<Pending> rest = batch;
    long pause = FIRST_PAUSE;
    while (!rest.isEmpty()) {
      try {
        var working = rest;
        lanes.write(lane -> attempt(lane, working));
        rest = tellDecided(rest);
      } catch (RuntimeException doubt) {
        failThoseThatWaitedTooLong(rest, doubt);
        rest = tellDecided(rest);
        if (!rest.isEmpty()) {
          LockSupport.parkNanos(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
      }
    }
  }

  private List<Pending> tellDecided(List<Pending> batch) {
    List<Pending> told = batch.stream().filter(Pending::decided).toList();
    decided.accept(told);
    return batch.stream().filter(pending -> !pending.decided()).toList();
  }

  private void failThoseThatWaitedTooLong(List<Pending> batch, RuntimeException why) {
    for (Pending pending : batch) {
      if (!pending.decided() && waitedTooLong(pending)) {
        pending.failed(new StoreUnavailableException("the store did not answer in time", why));
      }
    }
  }

  private boolean waitedTooLong(Pending pending) {
    return clock.nanos().getAsLong() - pending.queuedAt() >= settings.patience().toNanos();
  }

  /// One insert of what is undecided. An exception means that the lane is in doubt.
  private void attempt(OpenLane lane, List<Pending> rest) {
    List<Pending> batch = firstOfEachId(rest);
    List<RawBsonDocument> documents = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      documents.add(batch.get(i).attempt(lane.ahead(i)));
    }
    switch (entries.insert(documents)) {
      case LaneEntries.Inserted.Whole() -> stored(lane, batch, documents);
      case LaneEntries.Inserted.Stopped(int index, int code, String message) -> {
        stored(lane, batch.subList(0, index), documents);
        var undecided = batch.subList(index, batch.size());
        if (code == DUPLICATE_KEY) {
          decideDuplicates(lane, undecided);
        } else {
          decideFault(undecided.getFirst(), code, message);
        }
      }
    }
  }

  /// A batch full of repeats would otherwise be sent once for each of them.
  private static List<Pending> firstOfEachId(List<Pending> batch) {
    Set<Object> ids = new HashSet<>();
    return batch.stream().filter(pending -> ids.add(pending.id())).toList();
  }

  private void stored(OpenLane lane, List<Pending> batch, List<RawBsonDocument> documents) {
    lanes.requireKept(lane);
    List<TailEntry> handedOver = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      var position = lane.ahead(i);
      batch.get(i).storedAt(position);
      handedOver.add(batch.get(i).entry(documents.get(i), position));
    }
    lane.settle(batch.size());
    if (!handedOver.isEmpty()) {
      tail.accept(handedOver);
    }
  }

  /// Answers every document whose `_id` is taken, by a majority read of what is there.
  private void decideDuplicates(OpenLane lane, List<Pending> batch) {
    Map<Object, Document> found = standing(batch);
    for (Pending pending : batch) {
      var stored = found.get(pending.id());
      if (stored != null) {
        if (pending.standsInLane(stored, lane.ordinal())) {
          throw new StoreUnavailableException("the store has taken an insert twice", null);
        }
        pending.foundAs(stored);
      }
    }
    var first = batch.getFirst();
    if (!first.decided()) {
      // Taken, but not by a majority yet.
      if (waitedTooLong(first)) {
        first.failed(new StoreUnavailableException("a duplicate is not confirmed", null));
      } else {
        LockSupport.parkNanos(FIRST_PAUSE);
      }
    }
  }

  private Map<Object, Document> standing(List<Pending> batch) {
    Map<Object, Document> found = new HashMap<>();
    batch.stream()
        .collect(
            Collectors.groupingBy(
                pending -> Optional.ofNullable(pending.told()),
                Collectors.mapping(Pending::id, Collectors.toList())))
        .forEach((told, ids) -> found.putAll(entries.byIds(ids, told.orElse(null))));
    return found;
  }

  private static void decideFault(Pending pending, int code, String message) {
    if (DOCUMENT_FAULTS.contains(code)) {
      pending.refused("the store refuses the document (code " + code + ")");
      return;
    }
    var fault =
        new StoreUnavailableException("the store failed, code " + code + ": " + message, null);
    if (pending.fault() > 1) {
      pending.failed(fault);
    }
    throw fault;
  }
}
