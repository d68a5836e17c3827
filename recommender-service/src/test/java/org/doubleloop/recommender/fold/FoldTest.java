package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.doubleloop.kit.lane.Cursor;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FoldTest {

  private static final Suggested A = new Suggested(SomePolicy.KEY, 1, "a");

  private final StoreFixture fixture = StoreFixture.open();
  private final Snapshots snapshots = new Snapshots(fixture.store());

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void goesOnWithBothFeedsAsIfItHadNeverStopped() {
    var evidence = Observations.some(400, new Random(5));
    var remarks = remarks(300, new Random(6));
    var whole = Replica.over(snapshots);
    whole.fold().foldSignals(evidence, "end", true);
    whole.fold().foldRemarks(remarks, own(300));

    for (int part = 0; part < 4; part++) {
      var replica = Replica.over(snapshots);
      assertThat(replica.fold().signalsCursor())
          .isEqualTo(part == 0 ? Optional.empty() : Optional.of("signals-" + part * 100));
      assertThat(replica.fold().ownCursor())
          .isEqualTo(part == 0 ? Cursor.start(Optional.empty()) : own(part * 75L));
      replica
          .fold()
          .foldSignals(
              evidence.subList(part * 100, part * 100 + 100), "signals-" + (part + 1) * 100, true);
      replica.fold().foldRemarks(remarks.subList(part * 75, part * 75 + 75), own((part + 1) * 75L));
      replica.fold().save();
    }
    assertThat(Replica.over(snapshots).hasCounted(whole)).isTrue();
  }

  @Test
  void savesWhereTimeHasPassedSinceItLastDid() {
    var clock = new MovableClock(Replica.CLOCK.instant());
    var fold =
        new Fold(
            new Memory(new Policies()), new Agreement(), snapshots, Replica.HALF_A_MINUTE, clock);
    clock.advance(Duration.ofSeconds(30));
    fold.foldRemarks(List.of(), own(1));
    clock.advance(Duration.ofSeconds(29));
    fold.foldRemarks(List.of(), own(2));
    assertThat(Replica.over(snapshots).fold().ownCursor()).isEqualTo(own(1));
    clock.advance(Duration.ofSeconds(1));
    fold.foldSignals(List.of(), "3", true);
    assertThat(Replica.over(snapshots).fold().ownCursor()).isEqualTo(own(2));
    assertThat(Replica.over(snapshots).fold().signalsCursor()).contains("3");
  }

  @Test
  void countsEachSuggestionOnceByTheLastWordInAnyOrder() {
    var remarks = new ArrayList<SuggestionEvent>();
    for (int suggestion = 0; suggestion < 10; suggestion++) {
      remarks.add(SuggestionEvent.suggested(A));
      remarks.add(SuggestionEvent.said(A, Reaction.SHOWN, Optional.empty()));
    }
    for (int suggestion = 0; suggestion < 6; suggestion++) {
      remarks.add(SuggestionEvent.said(A, Reaction.IGNORED, Optional.of(Reaction.SHOWN)));
    }
    for (int suggestion = 0; suggestion < 4; suggestion++) {
      remarks.add(SuggestionEvent.said(A, Reaction.FOLLOWED, Optional.of(Reaction.IGNORED)));
    }
    var random = new Random(1);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(remarks, random);
      var agreement = new Agreement();
      agreement.fold(remarks);
      assertThat(agreement.of(A)).isEqualTo(new Tally(10, 4, 4, 0, 2, 0));
    }
  }

  @Test
  void teachesRankingNothing() {
    var replica = Replica.over(snapshots);
    replica.fold().foldRemarks(remarks(50, new Random(2)), own(50));
    assertThat(replica.agreement().total().suggested()).isPositive();
    assertThat(replica.memory().generation()).isZero();
    assertThat(Observations.counted(replica.memory())).isEmpty();
  }

  /// The counts of the same signals are not added to those that were there.
  @Test
  void countsTheSignalsOnceWhereTheyAreReadFromTheStartAgain() {
    var evidence = Observations.some(120, new Random(8));
    var replica = Replica.over(snapshots);
    replica.fold().foldSignals(evidence, "sealed before", true);
    replica.fold().foldRemarks(remarks(10, new Random(3)), own(10));
    replica.fold().save();
    var before = replica.chunks();

    replica.fold().signalsFromTheStart();
    assertThat(replica.fold().signalsCursor()).isEmpty();
    replica.fold().foldSignals(evidence.subList(0, 60), "sealed anew 1", false);
    replica.fold().save();
    assertThat(Replica.over(snapshots).fold().signalsCursor())
        .as("nothing is saved that is not whole")
        .contains("sealed before");
    replica.fold().foldSignals(evidence.subList(60, 120), "sealed anew 2", true);
    replica.fold().save();

    assertThat(replica.chunks()).isEqualTo(before);
    assertThat(replica.fold().ownCursor()).isEqualTo(own(10));
    assertThat(Replica.over(snapshots).hasCounted(replica)).isTrue();
  }

  @Test
  void countsAgainWhereAVersionCameLate() {
    var evidence = Observations.some(120, new Random(11));
    var second = SomePolicy.some().version(2, SomePolicy.START.plus(Duration.ofDays(1))).build();
    var late = Replica.over(snapshots);
    late.fold().foldSignals(evidence, "1", true);
    late.policies().add(second);
    late.fold().foldSignals(List.of(), "2", true);
    assertThat(late.fold().signalsCursor()).as("from the start").isEmpty();
    late.fold().foldSignals(evidence, "1", true);

    var early = Replica.over(snapshots);
    early.policies().add(second);
    early.fold().foldSignals(evidence, "1", true);
    assertThat(Observations.counted(late.memory())).isEqualTo(Observations.counted(early.memory()));
  }

  private static Cursor own(long seq) {
    return new Cursor(Cursor.ALL, 1, new TreeMap<>(Map.of(1L, seq, 7L, 2 * seq)));
  }

  private static List<SuggestionEvent> remarks(int size, Random random) {
    var remarks = new ArrayList<SuggestionEvent>();
    var reactions = Reaction.values();
    for (int i = 0; i < size; i++) {
      var about =
          new Suggested(
              SomePolicy.KEY,
              1 + random.nextInt(2),
              SomePolicy.OPTIONS.get(random.nextInt(SomePolicy.OPTIONS.size())));
      remarks.add(
          random.nextBoolean()
              ? SuggestionEvent.suggested(about)
              : SuggestionEvent.said(
                  about,
                  reactions[random.nextInt(reactions.length)],
                  random.nextBoolean()
                      ? Optional.empty()
                      : Optional.of(reactions[random.nextInt(reactions.length)])));
    }
    return remarks;
  }
}
