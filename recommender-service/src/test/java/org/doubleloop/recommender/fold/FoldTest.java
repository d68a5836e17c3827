package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.recommender.evidence.SomeEvidence;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.ListedFeed;
import org.doubleloop.recommender.feed.OnePage;
import org.doubleloop.recommender.feed.SomeFeedback;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

  private final StoreFixture fixture = StoreFixture.open();
  private final Snapshots snapshots = new Snapshots(fixture.store());

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void goesOnWithBothFeedsAsIfItHadNeverStopped() {
    var evidence = SomeEvidence.some(400, new Random(5));
    var feedback = SomeFeedback.some(300, new Random(6));
    var whole = Replica.over(snapshots);
    whole.signals(evidence, "end", true);
    whole.own(feedback, "end");

    for (int part = 0; part < 4; part++) {
      var replica = Replica.over(snapshots);
      var before = part == 0 ? Optional.<String>empty() : Optional.of("after-" + part);
      assertThat(replica.cursor(Feed.SIGNALS)).isEqualTo(before);
      assertThat(replica.cursor(Feed.OWN)).isEqualTo(before);
      var next = "after-" + (part + 1);
      replica.signals(evidence.subList(part * 100, part * 100 + 100), next, true);
      replica.own(feedback.subList(part * 75, part * 75 + 75), next);
      replica.fold().save();
    }
    assertThat(Replica.over(snapshots).hasCounted(whole)).isTrue();
  }

  @Test
  void savesWhereTimeHasPassedSinceItLastDid() throws Exception {
    var clock = new MovableClock(Replica.CLOCK.instant());
    var memory = SomeEvidence.memory(SomePolicy.policies(), clock);
    var fold = new Fold(List.of(memory), snapshots, Replica.HALF_A_MINUTE, clock);
    clock.advance(Duration.ofSeconds(30));
    fold.readOn(new OnePage(Feed.SIGNALS, List.of(), "1", false));
    clock.advance(Duration.ofSeconds(29));
    fold.readOn(new OnePage(Feed.SIGNALS, List.of(), "2", false));
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains("1");
    clock.advance(Duration.ofSeconds(1));
    fold.readOn(new OnePage(Feed.SIGNALS, List.of(), "3", false));
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains("3");
  }

  @ParameterizedTest
  @CsvSource({"100, 30", "500, 60", "2999, 180", "60000, 600"})
  void restsTheLongerTheLongerItTookToSave(long milliseconds, long seconds) throws Exception {
    var clock = new MovableClock(Replica.CLOCK.instant());
    var slow = new SomePart("slow");
    var saved = new AtomicInteger();
    slow.saving =
        () -> {
          clock.advance(Duration.ofMillis(milliseconds));
          saved.incrementAndGet();
        };
    var fold = new Fold(List.of(slow), snapshots, Replica.HALF_A_MINUTE, clock);
    fold.readOn(new OnePage(Feed.SIGNALS, List.of(), "1", false));
    fold.save();
    clock.advance(Duration.ofSeconds(seconds - 1));
    fold.readOn(new OnePage(Feed.SIGNALS, List.of(), "2", false));
    assertThat(saved).hasValue(1);
    clock.advance(Duration.ofSeconds(1));
    fold.readOn(new OnePage(Feed.SIGNALS, List.of(), "3", false));
    assertThat(saved).hasValue(2);
  }

  @Test
  void teachesRankingNothingOfWhatIsSaid() {
    var replica = Replica.over(snapshots);
    replica.own(SomeFeedback.some(50, new Random(2)), "end");
    assertThat(replica.agreement().total().suggested()).isPositive();
    assertThat(replica.memory().generation()).isZero();
    assertThat(SomeEvidence.counted(replica.memory())).isEmpty();
  }

  /// The counts of the same signals are not added to those that were there.
  @Test
  void countsTheSignalsOnceWhereTheyAreReadFromTheStartAgain() {
    var signals = new ListedFeed(Feed.SIGNALS, 60).add(SomeEvidence.some(120, new Random(8)));
    var replica = Replica.over(snapshots);
    replica.readOn(signals);
    replica.readOn(signals);
    replica.own(SomeFeedback.some(10, new Random(3)), "own");
    replica.fold().save();
    var before = replica.chunks();
    var saved = signals.end();
    long generation = replica.memory().generation();

    signals.loseSecret();
    replica.readOn(signals);
    assertThat(replica.cursor(Feed.SIGNALS)).isEmpty();
    replica.readOn(signals);
    assertThat(replica.memory().generation()).as("answers as before").isEqualTo(generation);
    replica.fold().save();
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS))
        .as("nothing is saved that is not whole")
        .contains(saved);
    replica.readOn(signals);
    replica.fold().save();

    assertThat(replica.chunks()).isEqualTo(before);
    assertThat(replica.cursor(Feed.OWN)).contains("own");
    assertThat(Replica.over(snapshots).hasCounted(replica)).isTrue();
    assertThat(Replica.over(snapshots).cursor(Feed.SIGNALS)).contains(signals.end());
  }

  @Test
  void countsAgainWhereAVersionCameLate() {
    var evidence = SomeEvidence.some(120, new Random(11));
    var second = SomePolicy.some().version(2, SomePolicy.START.plus(Duration.ofDays(1))).build();
    var late = Replica.over(snapshots);
    late.signals(evidence, "1", true);
    late.own(List.of(), "own");
    late.policies().add(second);
    late.signals(List.of(), "2", true);
    assertThat(late.cursor(Feed.SIGNALS)).as("from the start").isEmpty();
    assertThat(late.cursor(Feed.OWN)).contains("own");
    late.signals(evidence, "1", true);

    var early = Replica.over(snapshots);
    early.policies().add(second);
    early.signals(evidence, "1", true);
    assertThat(SomeEvidence.counted(late.memory())).isEqualTo(SomeEvidence.counted(early.memory()));
  }

  @Test
  void readsNothingForAPartThatIsFullUntilItCanTakeMore() throws Exception {
    var full = new SomePart("full");
    var other = new SomePart("other");
    var fold = new Fold(List.of(full, other), snapshots, Replica.HALF_A_MINUTE, Replica.CLOCK);
    var signals = new ListedFeed(Feed.SIGNALS, 10).add(SomeEvidence.some(30, new Random(1)));
    fold.readOn(signals);
    full.full = true;
    fold.readOn(signals);
    fold.readOn(signals);
    assertThat(full.taken).hasSize(10);
    assertThat(other.taken).hasSize(30);
    assertThat(fold.hasCaughtUp()).isFalse();
    full.full = false;
    fold.readOn(signals);
    fold.readOn(signals);
    assertThat(full.taken).isEqualTo(other.taken);
    assertThat(fold.hasCaughtUp()).isTrue();
  }

  @Test
  void goesOnWithOthersWhereOnePartFails() throws Exception {
    var failing = new SomePart("failing");
    var other = new SomePart("other");
    var fold = new Fold(List.of(failing, other), snapshots, Replica.HALF_A_MINUTE, Replica.CLOCK);
    var signals = new ListedFeed(Feed.SIGNALS, 10).add(SomeEvidence.some(20, new Random(1)));
    failing.failure = new IllegalStateException("the store is away");
    assertThatThrownBy(() -> fold.readOn(signals)).isSameAs(failing.failure);
    assertThatThrownBy(() -> fold.readOn(signals)).isSameAs(failing.failure);
    failing.failure = null;
    for (int i = 0; i < 3; i++) {
      fold.readOn(signals);
    }
    assertThat(other.taken).hasSize(20).isEqualTo(failing.taken);
  }

  @Test
  void takesNoTwoPartsOfOneName() {
    var parts = List.<FoldPart>of(new SomePart("one"), new SomePart("one"));
    assertThatThrownBy(() -> new Fold(parts, snapshots, Replica.HALF_A_MINUTE, Replica.CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
