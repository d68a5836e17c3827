package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.recommender.model.Outcome;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private static final Instant NOW = SomePolicy.START.plus(Duration.ofDays(30));
  private static final PolicyVersion FIRST = SomePolicy.some().build();
  private static final PolicyVersion SECOND =
      SomePolicy.some().version(2, SomePolicy.START.plus(Duration.ofDays(10))).build();

  private final StoreFixture fixture = StoreFixture.open();

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void countsTheSameInAnyOrderAndAnyPages() {
    var evidence = evidence(300, new Random(1));
    var expected = folded(List.of(evidence)).state().rows();
    for (int seed = 2; seed < 12; seed++) {
      var random = new Random(seed);
      var shuffled = new ArrayList<>(evidence);
      Collections.shuffle(shuffled, random);
      assertThat(folded(pages(shuffled, random)).state().rows()).isEqualTo(expected);
    }
  }

  @Test
  void countsTheSameWhereThePoliciesComeLate() {
    var evidence = evidence(200, new Random(3));
    var expected = folded(List.of(evidence)).state().rows();
    var policies = new Policies();
    var memory = new Memory(policies);
    memory.fold(evidence.subList(0, 100));
    assertThat(memory.generation()).isZero();
    policies.add(SECOND);
    memory.fold(evidence.subList(100, 200));
    policies.add(FIRST);
    policies.currentAt(NOW);
    memory.fold(List.of());
    assertThat(memory.state().rows()).isEqualTo(expected);
    assertThat(memory.state().held()).isEmpty();
  }

  @Test
  void takesBackWhatACorrectionTakesBack() {
    var success = List.of(new Outcome("replied", 1, NOW, false, true));
    var memory =
        folded(
            List.of(
                List.of(
                    one("a", Optional.of(1), List.of(), success),
                    one("a", Optional.of(1), success, List.of()))));
    var ranked =
        memory.rank(
            FIRST, List.of(new org.doubleloop.recommender.model.Candidate("a", 1)), Map.of());
    assertThat(ranked.getFirst().levels().getLast().trials()).isZero();
  }

  @Test
  void goesOnFromASnapshotAsIfItHadNeverStopped() {
    var evidence = evidence(400, new Random(5));
    var snapshots = new Snapshots(fixture.store());
    var policies = policies();
    var before = new Memory(policies);
    before.fold(evidence.subList(0, 150));
    snapshots.save(new Snapshots.Snapshot(before.state(), "cursor-1"));
    before.fold(evidence.subList(150, 250));
    snapshots.save(new Snapshots.Snapshot(before.state(), "cursor-2"));
    var snapshot = snapshots.load().orElseThrow();
    assertThat(snapshot.cursor()).isEqualTo("cursor-2");
    var after = new Memory(policies);
    after.restore(snapshot.state());
    after.fold(evidence.subList(250, 400));
    var whole = folded(List.of(evidence));
    assertThat(after.state().rows()).isEqualTo(whole.state().rows());
    assertThat(after.generation()).isEqualTo(whole.generation());
  }

  @Test
  void keepsWhatIsHeldBackInASnapshot() {
    var snapshots = new Snapshots(fixture.store());
    var memory = new Memory(new Policies());
    memory.fold(evidence(20, new Random(6)));
    snapshots.save(new Snapshots.Snapshot(memory.state(), "c"));
    var after = new Memory(policies());
    after.restore(snapshots.load().orElseThrow().state());
    after.fold(List.of());
    assertThat(after.state().rows())
        .isEqualTo(folded(List.of(evidence(20, new Random(6)))).state().rows());
  }

  @Test
  void fallsBackOnTheSnapshotBeforeWhereTheNewestIsNotWhole() {
    var snapshots = new Snapshots(fixture.store());
    var memory = new Memory(policies());
    memory.fold(evidence(20, new Random(7)));
    snapshots.save(new Snapshots.Snapshot(memory.state(), "whole"));
    memory.fold(evidence(20, new Random(8)));
    snapshots.save(new Snapshots.Snapshot(memory.state(), "torn"));
    var chunks = fixture.collection("snapshots");
    var torn = SnapshotDocuments.chunks(memory.state()).getFirst().getString("_id");
    chunks.deleteOne(new org.bson.Document("_id", torn));
    assertThat(snapshots.load().orElseThrow().cursor()).isEqualTo("whole");
  }

  @Test
  void keepsTwoSnapshotsAndTheirChunksOnly() {
    var snapshots = new Snapshots(fixture.store());
    var memory = new Memory(policies());
    for (int i = 0; i < 5; i++) {
      memory.fold(evidence(10, new Random(i)));
      snapshots.save(new Snapshots.Snapshot(memory.state(), "c" + i));
    }
    assertThat(fixture.collection("snapshots").countDocuments()).isEqualTo(4);
    assertThat(snapshots.load().orElseThrow().cursor()).isEqualTo("c4");
  }

  private static Memory folded(List<List<Evidence>> pages) {
    var memory = new Memory(policies());
    pages.forEach(memory::fold);
    return memory;
  }

  private static Policies policies() {
    var policies = new Policies();
    policies.add(FIRST);
    policies.add(SECOND);
    policies.currentAt(NOW);
    return policies;
  }

  private static List<List<Evidence>> pages(List<Evidence> evidence, Random random) {
    var pages = new ArrayList<List<Evidence>>();
    for (int from = 0; from < evidence.size(); ) {
      int to = Math.min(evidence.size(), from + 1 + random.nextInt(40));
      pages.add(evidence.subList(from, to));
      from = to;
    }
    return pages;
  }

  private static List<Evidence> evidence(int size, Random random) {
    var evidence = new ArrayList<Evidence>();
    for (int i = 0; i < size; i++) {
      var option = SomePolicy.OPTIONS.get(random.nextInt(3));
      var version =
          random.nextInt(4) == 0 ? Optional.<Integer>empty() : Optional.of(1 + random.nextInt(2));
      var outcome = new Outcome("replied", random.nextInt(2), at(i).plusSeconds(60), true, true);
      var context = new HashMap<String, Object>();
      context.put("vip", random.nextBoolean());
      context.put("industry", random.nextBoolean() ? "retail" : "finance");
      evidence.add(
          new Evidence(
              SomePolicy.KEY, version, option, context, at(i), List.of(outcome), List.of()));
    }
    return evidence;
  }

  private static Instant at(int i) {
    return SomePolicy.START.plus(Duration.ofHours(i));
  }

  private static Evidence one(
      String option, Optional<Integer> version, List<Outcome> previous, List<Outcome> outcomes) {
    return new Evidence(
        SomePolicy.KEY,
        version,
        option,
        Map.of(),
        NOW.minus(Duration.ofDays(1)),
        outcomes,
        previous);
  }
}
