package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Stat;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.SomePolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    var whole = Replica.over(snapshots);
    whole.fold().foldSignals(evidence, "c", true);
    var before = new Memory(new Policies());
    before.fold(evidence);
    snapshots.save(snapshot(before, "c"));
    var after = Replica.over(snapshots);
    after.fold().release();
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

  @Test
  void tellsTheSameMonthsAndVersionsApartAsBefore() {
    var policies = new Policies();
    policies.add(SomePolicy.some().build());
    policies.add(SomePolicy.some().version(20, SomePolicy.START).build());
    var memory = new Memory(policies);
    memory.fold(List.of(Observations.one(20, "2026-12-01"), Observations.one(1, "2027-01-01")));
    snapshots.save(snapshot(memory, "c"));
    var restored = new Memory(policies);
    restored.restore(snapshots.load().orElseThrow().evidence());

    var late = List.of(Observations.one(20, "2025-01-01"));
    memory.fold(late);
    restored.fold(late);
    assertThat(Observations.counted(restored)).isEqualTo(Observations.counted(memory));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(ints = Snapshots.RULES + 1)
  void takesNothingOverThatWasCountedByOtherRules(@Nullable Integer other) {
    var evidence = Observations.some(60, new Random(10));
    var whole = Replica.over(snapshots);
    whole.fold().foldSignals(evidence, "end", true);
    var before = Replica.over(snapshots);
    before.fold().foldSignals(evidence.subList(0, 30), "by other rules", true);
    before
        .fold()
        .foldRemarks(
            List.of(SuggestionEvent.suggested(new Suggested(SomePolicy.KEY, 1, "a"))),
            new Cursor(Cursor.ALL, 2, new TreeMap<>()));
    before.fold().save();
    by(other, 1);

    var after = Replica.over(snapshots);
    assertThat(after.fold().signalsCursor()).isEmpty();
    assertThat(after.fold().ownCursor()).isEqualTo(Cursor.start(Optional.empty()));
    assertThat(after.fold().hasCaughtUp()).isFalse();
    after.fold().foldSignals(evidence, "end", true);
    assertThat(after.hasCounted(whole)).isTrue();
  }

  /// As while one release takes over from another.
  @Test
  void goesOnFromItsOwnRulesWhileReplicasSaveByOthers() {
    var replica = Replica.over(snapshots);
    save(replica, "ours");
    save(replica, "theirs");
    by(Snapshots.RULES + 1, 2);
    assertThat(Replica.over(snapshots).fold().signalsCursor()).contains("ours");

    save(replica, "theirs again");
    by(Snapshots.RULES + 1, 3);
    assertThat(Replica.over(snapshots).fold().signalsCursor()).as("both kept are theirs").isEmpty();

    save(replica, "ours again");
    assertThat(Replica.over(snapshots).fold().signalsCursor()).contains("ours again");
    assertThat(all("MANIFEST"))
        .extracting(manifest -> manifest.getLong("number"))
        .containsExactlyInAnyOrder(3L, 4L);
    var chunks = all("CHUNK").stream().map(chunk -> chunk.getString("_id")).toList();
    assertThat(all("MANIFEST"))
        .as("theirs is whole too")
        .allSatisfy(
            manifest -> assertThat(chunks).containsAll(manifest.getList("chunks", String.class)));
  }

  /// Where this fails, what counts has changed: raise the number, and state the new sums.
  @Test
  void nameTheRulesByWhichWasCounted() {
    var policies = new Policies();
    policies.add(SomePolicy.some().build());
    policies.add(SomePolicy.some().version(2, SomePolicy.START.plus(Duration.ofDays(2))).build());
    policies.currentAt(Replica.CLOCK.instant());
    var memory = new Memory(policies);
    memory.fold(Observations.various(400, new Random(14)));

    var rows = Observations.counted(memory).values().stream().flatMap(List::stream).toList();
    assertThat(Snapshots.RULES).isEqualTo(1);
    assertThat(rows).hasSize(54);
    assertThat(rows)
        .filteredOn(row -> row.cell().equals(Cell.EVERYWHERE))
        .extracting(Counts.Row::option, row -> row.slice().version(), Counts.Row::stat)
        .containsExactly(
            tuple("a", 1, new Stat(12, 7)),
            tuple("a", 2, new Stat(28, 16)),
            tuple("b", 1, new Stat(12, 7)),
            tuple("b", 2, new Stat(20, 14)),
            tuple("c", 1, new Stat(12, 6)),
            tuple("c", 2, new Stat(20, 13)));
  }

  private static void save(Replica replica, String cursor) {
    replica.fold().foldSignals(Observations.some(10, new Random(cursor.hashCode())), cursor, true);
    replica.fold().save();
  }

  /// Makes a manifest one that was saved by other rules; none, as before they had a number.
  private void by(@Nullable Integer rules, long number) {
    var manifest = new Document("kind", "MANIFEST").append("number", number);
    fixture
        .collection("snapshots")
        .updateOne(manifest, new Document("$set", new Document("rules", rules)));
  }

  private List<Document> all(String kind) {
    return fixture.collection("snapshots").find(new Document("kind", kind)).into(new ArrayList<>());
  }

  private static Snapshots.Snapshot snapshot(Memory memory, String cursor) {
    return new Snapshots.Snapshot(
        memory.state(),
        new Agreement().tallies(),
        new Fold.Cursors(Optional.of(cursor), Cursor.start(Optional.empty())));
  }
}
