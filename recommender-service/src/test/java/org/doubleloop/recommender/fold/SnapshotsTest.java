package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.recommender.policy.Policies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  private final StoreFixture fixture = StoreFixture.open();
  private final Snapshots snapshots = new Snapshots(fixture.store());

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void keepsWhatIsHeldBack() {
    var evidence = Observations.some(20, new Random(6));
    var before = new Memory(new Policies());
    before.fold(evidence);
    snapshots.save(snapshot(before, "c"));
    var after = Replica.over(snapshots);
    after.fold().release();
    var whole = Replica.over(new Snapshots(StoreFixture.open().store()));
    whole.fold().foldSignals(evidence, "c", true);
    assertThat(Observations.counted(after.memory()))
        .isEqualTo(Observations.counted(whole.memory()));
  }

  @Test
  void fallsBackOnTheSnapshotBeforeWhereTheNewestIsNotWhole() {
    var replica = Replica.over(snapshots);
    replica.fold().foldSignals(Observations.some(20, new Random(7)), "whole", true);
    replica.fold().save();
    replica.fold().foldSignals(Observations.some(20, new Random(8)), "torn", true);
    replica.fold().save();
    var torn = replica.chunks().getFirst();
    fixture.collection("snapshots").deleteOne(new Document("_id", torn));
    assertThat(Replica.over(snapshots).fold().signalsCursor()).contains("whole");
  }

  @Test
  void keepsTwoSnapshotsAndTheirChunksOnly() {
    var replica = Replica.over(snapshots);
    for (int i = 0; i < 5; i++) {
      replica.fold().foldSignals(Observations.some(10, new Random(i)), "c" + i, true);
      replica.fold().save();
    }
    var stored = fixture.collection("snapshots");
    assertThat(stored.countDocuments(new Document("kind", "MANIFEST"))).isEqualTo(2);
    assertThat(stored.countDocuments(new Document("kind", "CHUNK")))
        .as("counts, what is held back and what was judged, twice")
        .isLessThanOrEqualTo(6);
    assertThat(Replica.over(snapshots).fold().signalsCursor()).contains("c4");
  }

  /// Chunks are shared between manifests, and the replicas prune while others save.
  @Test
  void keepsEverySnapshotWholeWhereReplicasSaveAtOnce() throws Exception {
    var evidence = Observations.some(40, new Random(12));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var saving = new ArrayList<Callable<Void>>();
      for (int writer = 0; writer < 6; writer++) {
        int first = writer;
        saving.add(() -> {
          var replica = Replica.over(snapshots);
          for (int round = 0; round < 15; round++) {
            replica
                .fold()
                .foldSignals(evidence.subList(first, first + 1 + round), first + "-" + round, true);
            replica.fold().save();
            assertThat(new Snapshots(fixture.store()).load()).isPresent();
          }
          return null;
        });
      }
      for (var saved : threads.invokeAll(saving)) {
        saved.get();
      }
    }
    var stored = fixture.collection("snapshots");
    var numbers =
        stored
            .find(new Document("kind", "MANIFEST"))
            .map(manifest -> manifest.getLong("number"))
            .into(new ArrayList<>());
    assertThat(numbers).as("every save has a number of its own").anyMatch(number -> number >= 90);
    assertThat(stored.countDocuments(new Document("kind", "CHUNK"))).isLessThan(20);
  }

  private static Snapshots.Snapshot snapshot(Memory memory, String cursor) {
    return new Snapshots.Snapshot(
        memory.state(),
        new Agreement().tallies(),
        new Fold.Cursors(Optional.of(cursor), Cursor.start(Optional.empty())));
  }
}
