package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.recommender.evidence.SomeEvidence;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.SomeFeedback;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SnapshotsTest {

  private static final String EVIDENCE = "evidence";

  private final StoreFixture fixture = StoreFixture.open();
  private final Snapshots snapshots = new Snapshots(fixture.store());

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void keepsWhatIsPending() {
    var evidence = SomeEvidence.some(20, new Random(6));
    var whole = Replica.over(snapshots);
    whole.signals(evidence, "c", true);
    var before = Replica.over(snapshots, SomePolicy.policies());
    before.signals(evidence, "c", true);
    before.fold().save();
    var after = Replica.over(snapshots);
    assertThat(after.memory().generation()).isZero();
    after.signals(List.of(), "c", true);
    assertThat(SomeEvidence.counted(after.memory()))
        .isEqualTo(SomeEvidence.counted(whole.memory()));
  }

  @Test
  void fallsBackOnTheSnapshotBeforeWhereTheNewestIsNotWhole() {
    var replica = Replica.over(snapshots);
    replica.signals(SomeEvidence.some(20, new Random(7)), "whole", true);
    replica.own(SomeFeedback.some(20, new Random(7)), "whole");
    replica.fold().save();
    replica.signals(SomeEvidence.some(20, new Random(8)), "torn", true);
    replica.own(SomeFeedback.some(20, new Random(8)), "newest");
    replica.fold().save();
    var torn = replica.chunks().getFirst();
    fixture.collection("snapshots").deleteOne(new Document("_id", torn));
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains("whole");
    assertThat(Replica.over(snapshots).cursor(Feed.OWN)).contains("newest");
  }

  @Test
  void saysSoWhereNoSnapshotIsWhole(CapturedOutput output) {
    var replica = Replica.over(snapshots);
    replica.signals(SomeEvidence.some(20, new Random(7)), "torn", true);
    replica.fold().save();
    assertThat(output).doesNotContain("from their start");
    var torn = replica.chunks().getFirst();
    fixture.collection("snapshots").deleteOne(new Document("_id", torn));
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).isEmpty();
    assertThat(output)
        .containsOnlyOnce(
            "No snapshot is whole of the part evidence by its rules 3: the feeds are folded for it"
                + " from their start");
  }

  /// A replica that has just begun may save after one that has counted all.
  @Test
  void goesOnRatherFromOneThatHadBeenToldAll() {
    var begun = Replica.over(snapshots);
    save(Replica.over(snapshots), "end");
    begun.signals(SomeEvidence.some(10, new Random(1)), "begun", false);
    begun.fold().save();
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains("end");
    fixture.collection("snapshots").deleteOne(new Document("number", 1L));
    var after = Replica.over(snapshots);
    assertThat(after.cursor(Feed.SIGNALS)).contains("begun");
    after.own(List.of(), "own");
    assertThat(after.fold().hasCaughtUp()).isFalse();
  }

  @Test
  void keepsTwoSnapshotsAndTheirChunksOnly() {
    var replica = Replica.over(snapshots);
    for (int i = 0; i < 5; i++) {
      replica.signals(SomeEvidence.some(10, new Random(i)), "c" + i, true);
      replica.fold().save();
    }
    var stored = fixture.collection("snapshots");
    assertThat(stored.countDocuments(new Document("kind", "MANIFEST"))).isEqualTo(2);
    assertThat(stored.countDocuments(new Document("kind", "CHUNK")))
        .as("counts and notes, twice")
        .isLessThanOrEqualTo(4);
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains("c4");
  }

  /// Chunks are shared between manifests, and the replicas prune while others save.
  @Test
  void keepsEverySnapshotWholeWhereReplicasSaveAtOnce() throws Exception {
    var evidence = SomeEvidence.some(40, new Random(12));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var saving = new ArrayList<Callable<Void>>();
      for (int writer = 0; writer < 6; writer++) {
        int first = writer;
        saving.add(() -> {
          var replica = Replica.over(snapshots);
          replica.own(List.of(), "own");
          for (int round = 0; round < 15; round++) {
            replica.signals(evidence.subList(first, first + 1 + round), first + "-" + round, true);
            replica.fold().save();
            var another = Replica.over(new Snapshots(fixture.store()));
            assertThat(another.fold().hasCaughtUp()).isTrue();
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
  void takesNothingOverThatWasCountedByOtherRulesAndAllElse(CapturedOutput output) {
    var evidence = SomeEvidence.some(60, new Random(10));
    var whole = Replica.over(snapshots);
    whole.signals(evidence, "end", true);
    whole.own(SomeFeedback.some(30, new Random(10)), "end");
    var before = Replica.over(snapshots);
    before.signals(evidence.subList(0, 30), "by other rules", true);
    before.own(SomeFeedback.some(30, new Random(10)), "end");
    before.fold().save();
    byOtherRules(1, EVIDENCE);

    var after = Replica.over(snapshots);
    assertThat(output).containsOnlyOnce("There is no snapshot of the part evidence by its rules 3");
    assertThat(after.cursor(Feed.SIGNALS)).isEmpty();
    assertThat(after.cursor(Feed.OWN)).contains("end");
    assertThat(after.fold().hasCaughtUp()).isFalse();
    after.signals(evidence, "end", true);
    assertThat(after.fold().hasCaughtUp()).isTrue();
    assertThat(after.hasCounted(whole)).isTrue();
  }

  /// As the release before this layout left it.
  @Test
  void takesNothingOverOfTheFirstLayout(CapturedOutput output) {
    var replica = Replica.over(snapshots);
    save(replica, "c");
    fixture
        .collection("snapshots")
        .updateOne(
            new Document("kind", "MANIFEST"),
            new Document("$set", new Document("rules", 1).append("signals", "c"))
                .append("$unset", new Document("parts", "")));
    var after = Replica.over(snapshots);
    assertThat(after.cursor(Feed.SIGNALS)).isEmpty();
    assertThat(after.fold().hasCaughtUp()).isFalse();
    assertThat(output).contains("part evidence").contains("part agreement");
    save(after, "on");
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains("on");
  }

  /// As while one release takes over from another.
  @Test
  void goesOnFromItsOwnRulesWhileReplicasSaveByOthers() {
    var replica = Replica.over(snapshots);
    save(replica, "ours");
    save(replica, "theirs");
    byOtherRules(2, EVIDENCE);
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains("ours");

    save(replica, "theirs again");
    byOtherRules(3, EVIDENCE);
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).as("both kept are theirs").isEmpty();

    save(replica, "ours again");
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains("ours again");
    assertThat(all("MANIFEST"))
        .extracting(manifest -> manifest.getLong("number"))
        .containsExactlyInAnyOrder(3L, 4L);
    var chunks = all("CHUNK").stream().map(chunk -> chunk.getString("_id")).toList();
    assertThat(all("MANIFEST"))
        .as("theirs is whole too")
        .flatExtracting(manifest -> manifest.getList("parts", Document.class))
        .allSatisfy(part -> assertThat(chunks).containsAll(part.getList("chunks", String.class)));
  }

  private static void save(Replica replica, String cursor) {
    replica.signals(SomeEvidence.some(10, new Random(cursor.hashCode())), cursor, true);
    replica.fold().save();
  }

  /// Makes a part of a manifest one that was saved by other rules.
  private void byOtherRules(long number, String part) {
    var manifest = new Document("kind", "MANIFEST").append("number", number);
    var stored = fixture.collection("snapshots");
    var parts = stored.find(manifest).first().getList("parts", Document.class);
    parts.stream()
        .filter(each -> each.getString("name").equals(part))
        .forEach(each -> each.put("rules", 99));
    stored.updateOne(manifest, new Document("$set", new Document("parts", parts)));
  }

  private List<Document> all(String kind) {
    return fixture.collection("snapshots").find(new Document("kind", kind)).into(new ArrayList<>());
  }
}
