package org.doubleloop.recommender.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.recommender.agreement.Agreement;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.evidence.SomeEvidence;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.ListedFeed;
import org.doubleloop.recommender.feed.SomeFeedback;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.fold.FoldProperties;
import org.doubleloop.recommender.fold.Snapshots;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.signal.SomeSignals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A statistic that was added is folded and kept like the others, and again alone when its rules
/// have changed.
class AddedPartTest {

  private static final int PAGE = 10;
  private static final Clock CLOCK =
      Clock.fixed(SomePolicy.START.plus(Duration.ofDays(30)), ZoneOffset.UTC);

  private final StoreFixture fixture = StoreFixture.open();
  private final Snapshots snapshots = new Snapshots(fixture.store());
  private final ListedFeed signals = new ListedFeed(Feed.SIGNALS, PAGE).add(signals(100, 1));
  private final ListedFeed own =
      new ListedFeed(Feed.OWN, PAGE).add(SomeFeedback.some(30, new Random(1)));

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void goesOnFromItsSnapshot() throws Exception {
    var before = new Started(1);
    before.readAll();
    before.fold.save();
    signals.add(signals(20, 2));
    signals.asked();

    var after = new Started(1);
    assertThat(after.edits.counts()).isEqualTo(before.edits.counts()).isNotEmpty();
    after.readAll();
    assertThat(signals.asked()).startsWith(Optional.of(signals.cursor(200)));
    assertThat(after.edits.counts()).isEqualTo(fromTheStart().edits.counts());
  }

  @Test
  void isFoldedAgainAloneWhereItsRulesHaveChangedWhileSignalsKeepComing() throws Exception {
    var before = new Started(1);
    before.readAll();
    before.fold.save();
    var kept = chunksOf("agreement");
    signals.asked();
    own.asked();

    var after = new Started(2);
    assertThat(after.fold.hasCaughtUp()).isFalse();
    assertThat(after.memory.generation()).isEqualTo(100);
    for (int page = 0; page < 5; page++) {
      after.fold.readOn(signals);
      assertThat(signals.asked())
          .as("the others from where they were, this one from the start")
          .containsExactlyInAnyOrder(
              Optional.of(signals.cursor(200 + 4 * Math.max(0, page - 1))),
              page == 0 ? Optional.empty() : Optional.of(signals.cursor(page * PAGE)));
      assertThat(after.memory.generation()).isEqualTo(100 + page * 2);
      signals.add(signals(2, 10 + page));
    }
    after.fold.save();
    assertThat(chunksOf("agreement")).isEqualTo(kept).isNotEmpty();

    after.readAll();
    assertThat(after.fold.hasCaughtUp()).isTrue();
    signals.asked();
    after.fold.readOn(signals);
    assertThat(signals.asked()).as("at one place again").hasSize(1);
    after.fold.readOn(own);
    assertThat(own.asked()).as("not read again").containsOnly(Optional.of(own.end()));
    var fresh = fromTheStart();
    assertThat(after.edits.counts()).isEqualTo(fresh.edits.counts());
    assertThat(SomeEvidence.counted(after.memory)).isEqualTo(SomeEvidence.counted(fresh.memory));
    assertThat(after.memory.generation()).isEqualTo(110);
  }

  /// As after each start before it has reached the others.
  @Test
  void goesOnFromWhereItWasWhereItIsStoppedMeanwhile() throws Exception {
    var before = new Started(1);
    before.readAll();
    before.fold.save();
    var stopped = new Started(2);
    stopped.fold.readOn(signals);
    stopped.fold.readOn(signals);
    stopped.fold.save();
    signals.asked();

    var after = new Started(2);
    assertThat(after.fold.hasCaughtUp()).isFalse();
    after.fold.readOn(signals);
    assertThat(signals.asked())
        .containsExactlyInAnyOrder(Optional.of(signals.end()), Optional.of(signals.cursor(20)));
    after.readAll();
    assertThat(after.edits.counts()).isEqualTo(before.edits.counts());
  }

  private Started fromTheStart() throws InterruptedException {
    fixture.collection("snapshots").deleteMany(new Document());
    var process = new Started(1);
    process.readAll();
    return process;
  }

  /// The names of the chunks of some parts in the newest manifest.
  private List<String> chunksOf(String... parts) {
    var manifest =
        fixture
            .collection("snapshots")
            .find(new Document("kind", "MANIFEST"))
            .sort(new Document("number", -1))
            .first();
    return manifest.getList("parts", Document.class).stream()
        .filter(part -> List.of(parts).contains(part.getString("name")))
        .flatMap(part -> part.getList("chunks", String.class).stream())
        .toList();
  }

  /// As many edits as pieces of evidence, mixed.
  private static List<FeedItem> signals(int each, int seed) {
    var random = new Random(seed);
    var items = new ArrayList<FeedItem>();
    for (FeedItem evidence : SomeEvidence.some(each, random)) {
      items.add(evidence);
      items.add(SomeSignals.edit("editor-" + random.nextInt(5)));
    }
    return items;
  }

  private final class Started {
    final Policies policies = SomePolicy.policies();
    final Memory memory = SomeEvidence.memory(policies, CLOCK);
    final Agreement agreement = new Agreement();
    final EditsByEditor edits;
    final Fold fold;

    Started(int rules) {
      policies.add(SomePolicy.some().build());
      policies.add(SomePolicy.some().version(2, SomePolicy.START.plusSeconds(1)).build());
      policies.currentAt(CLOCK.instant());
      edits = new EditsByEditor(rules);
      fold =
          new Fold(
              List.of(memory, agreement, edits),
              snapshots,
              new FoldProperties(Duration.ofSeconds(30)),
              CLOCK);
      fold.restore();
    }

    void readAll() throws InterruptedException {
      for (int i = 0; i < 40; i++) {
        fold.readOn(signals);
        fold.readOn(own);
      }
    }
  }
}
