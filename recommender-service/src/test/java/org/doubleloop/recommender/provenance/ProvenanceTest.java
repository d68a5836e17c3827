package org.doubleloop.recommender.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.provenance.SomePosts.CALLER;
import static org.doubleloop.recommender.provenance.SomePosts.MONDAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.provenance.Mark.Kind;
import org.doubleloop.recommender.signal.Poster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What there is to know of where counts came from.
class ProvenanceTest {
  private static final Instant NIGHT = Instant.parse("2026-03-07T02:10:00Z");

  private final Policies policies = SomePolicy.policies();
  private final Provenance provenance = new Provenance(policies);
  private final Random random = new Random(11);

  @BeforeEach
  void know() {
    policies.add(SomePolicy.some().build());
  }

  @Test
  void whatOneKeyPostsAtOnceIsMarkedBesideWhatPeopleDid() {
    provenance.take(SomePosts.ordinary("a", 60, random));
    assertThat(marks()).isEmpty();

    provenance.take(SomePosts.atOnce("a", 500, CALLER, NIGHT));
    assertThat(marks())
        .containsExactlyInAnyOrder(
            new Mark(
                Kind.ACTIONS_IN_A_BURST,
                "a",
                500,
                560,
                NIGHT,
                CALLER,
                "500 of the 560 actions by `a` were captured within one minute"
                    + " (2026-03-07T02:10:00Z), most of them with the key one-key of rep: an"
                    + " import, or one caller. `GET"
                    + " /v1/signals?kind=ACTION&policy=outreach&option=a&from=2026-03-07T02:10:00Z&until=2026-03-07T02:11:00Z&poster=rep`"
                    + " lists what was captured then"),
            new Mark(
                Kind.OUTCOMES_IN_A_BURST,
                "a",
                500,
                560,
                NIGHT,
                null,
                "500 of the 560 outcomes `replied` of actions by `a` were connected within one"
                    + " minute (2026-03-07T02:10:00Z): an import, or one caller. `GET"
                    + " /v1/signals?kind=CONNECTED&policy=outreach&option=a&from=2026-03-07T02:10:00Z&until=2026-03-07T02:11:00Z`"
                    + " lists what was connected then"),
            new Mark(
                Kind.OUTCOMES_WITHOUT_SUGGESTION,
                "a",
                500,
                560,
                null,
                null,
                "500 of the 560 outcomes `replied` belong to actions that name no suggestion (`a`:"
                    + " 500 of 560): that these were done is known from who posted them alone"));
  }

  @Test
  void aSmallOptionIsNotHiddenByAllThatWasDoneByOthers() {
    provenance.take(SomePosts.ordinary("b", 9_000, random));
    provenance.take(SomePosts.ordinary("a", 40, random));
    provenance.take(SomePosts.atOnce("a", 30, CALLER, NIGHT));
    assertThat(marks()).hasSize(3).allMatch(mark -> "a".equals(mark.option()));
  }

  @Test
  void otherOutcomesOfTheSameActionsHideNothing() {
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < 2_000; n++) {
      items.add(
          SomePosts.ledTo("open-" + n, "a", "s-" + n, MONDAY.plusSeconds(300L * n), "opened"));
    }
    items.addAll(SomePosts.atOnce("a", 30, CALLER, NIGHT));
    provenance.take(items);
    assertThat(marks()).extracting(Mark::kind).contains(Kind.OUTCOMES_IN_A_BURST);
  }

  @Test
  void anImportInBatchesIsSeveralBurstsThatNobodyIsAccusedOf() {
    for (int minute = 0; minute < 5; minute++) {
      provenance.take(SomePosts.atOnce("a", 200, CALLER, NIGHT.plusSeconds(60L * minute)));
    }
    assertThat(marks())
        .filteredOn(mark -> mark.kind() == Kind.ACTIONS_IN_A_BURST)
        .hasSize(5)
        .allSatisfy(mark -> {
          assertThat(mark.number()).isEqualTo(200);
          assertThat(mark.of()).isEqualTo(1_000);
          assertThat(mark.message()).contains("an import, or one caller");
        });
  }

  @Test
  void ofFewNothingIsSaid() {
    provenance.take(SomePosts.atOnce("a", 19, CALLER, NIGHT));
    assertThat(marks()).isEmpty();
    provenance.take(SomePosts.atOnce("a", 1, CALLER, NIGHT.plusSeconds(1)));
    assertThat(marks()).hasSize(3);
  }

  @Test
  void whatWasTakenBackIsNotCounted() {
    provenance.take(SomePosts.ordinary("a", 60, random));
    provenance.take(SomePosts.atOnce("a", 500, CALLER, NIGHT));
    var back = new ArrayList<FeedItem>();
    for (int n = 0; n < 500; n++) {
      back.add(SomePosts.takenBack("at-once", "a", null, NIGHT.plusSeconds(9), "replied"));
    }
    provenance.take(back);
    assertThat(marks()).extracting(Mark::kind).containsExactly(Kind.ACTIONS_IN_A_BURST);
  }

  @Test
  void theBurstOfOneIsFoundAmongTenThousandKeys() {
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < 10_000; n++) {
      var poster = new Poster("person-" + n, "key-" + n);
      items.add(SomePosts.acted("a-" + n, "a", "s-" + n, poster, MONDAY.plusSeconds(61L * n)));
    }
    items.addAll(SomePosts.atOnce("a", 1_200, CALLER, NIGHT));
    provenance.take(items);
    assertThat(marks())
        .filteredOn(mark -> mark.kind() == Kind.ACTIONS_IN_A_BURST)
        .singleElement()
        .satisfies(mark -> assertThat(mark.number()).isBetween(1_180L, 1_220L));
    assertThat(size()).isLessThan(100_000);
  }

  @Test
  void namesThatArePiledUpHideNothingAndTakeLittle() {
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < 10_000; n++) {
      items.add(SomePosts.acted("o-" + n, "Z-" + n, null, CALLER, MONDAY));
      items.add(SomePosts.ledTo("o-" + n, "a", null, MONDAY, "Type-" + n));
    }
    items.addAll(SomePosts.atOnce("a", 500, CALLER, NIGHT));
    Collections.shuffle(items, random);
    provenance.take(items);
    assertThat(marks()).hasSize(3).allMatch(mark -> mark.of() == 500);
    assertThat(size()).isLessThan(500_000);
  }

  @Test
  void whatIsUsedBeforeItsPolicyIsKnownIsCounted() {
    var late = new Policies(1_000_000, _ -> Optional.empty());
    var waiting = new Provenance(late);
    waiting.take(SomePosts.atOnce("a", 500, CALLER, NIGHT));
    var restarted = new Provenance(late);
    restarted.restore(SomeChunks.of(waiting));
    late.add(SomePolicy.some().build());
    for (int n = 0; n < 1_000; n++) {
      restarted.take(List.of(SomePosts.acted("n-" + n, "A-" + n, null, CALLER, MONDAY)));
    }
    assertThat(marks(restarted)).hasSize(3);
  }

  private long size() {
    return SomeChunks.of(provenance).mapToLong(chunk -> chunk.content().toJson().length()).sum();
  }

  @Test
  void anyOrderAndARestartComeToTheSame() {
    var items = new ArrayList<>(SomePosts.ordinary("a", 300, random));
    items.addAll(SomePosts.ordinary("b", 300, random));
    items.addAll(SomePosts.atOnce("a", 300, CALLER, NIGHT));
    for (int n = 0; n < 500; n++) {
      items.add(SomePosts.acted("n-" + n, "n-" + n, null, new Poster("p" + n, "k" + n), MONDAY));
    }
    provenance.take(items);
    var chunks = SomeChunks.of(provenance).toList();
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(items, random);
      var other = new Provenance(policies);
      other.take(items.subList(0, 900));
      var restarted = new Provenance(policies);
      restarted.restore(SomeChunks.of(other));
      restarted.take(items.subList(900, items.size()));
      assertThat(SomeChunks.of(restarted)).isEqualTo(chunks);
      assertThat(marks(restarted)).isEqualTo(marks()).isNotEmpty();
    }
  }

  @Test
  void nothingIsSaidOfAnothersPolicyOrOfOptionsThatItDoesNotHave() {
    provenance.take(SomePosts.atOnce("z", 500, CALLER, NIGHT));
    assertThat(marks()).isEmpty();
    assertThat(provenance.marks(new PolicyKey("other", "outreach"), "replied", Set.of("z")))
        .isEmpty();
  }

  private List<Mark> marks() {
    return marks(provenance);
  }

  private static List<Mark> marks(Provenance provenance) {
    return provenance.marks(SomePolicy.KEY, "replied", Set.of("a", "b"));
  }
}
