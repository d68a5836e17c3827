package org.doubleloop.recommender.edited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.doubleloop.recommender.edited.SomeEdit.kept;
import static org.doubleloop.recommender.edited.SomeEdit.removed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditedTest {
  private static final KeyedHash PEOPLE =
      new KeyedHash(Secrets.of("a secret of people for tests, 32+").forPurpose("people"));
  private static final int MANY = 300;
  private static final long LITTLE_ROOM = 60_000;

  @ParameterizedTest
  @ValueSource(longs = {Edited.ROOM, LITTLE_ROOM})
  void keepsTheSameInAnyOrderAndAcrossRestarts(long room) {
    var once = folded(room, new Random(1));
    assertThat(once.of(SomePolicy.KEY)).hasSizeGreaterThan(10);
    if (room == LITTLE_ROOM) {
      assertThat(once.of(SomePolicy.KEY)).hasSizeLessThan(MANY / 2);
    } else {
      assertThat(once.of(SomePolicy.KEY)).hasSize(MANY);
    }
    for (int seed = 2; seed < 8; seed++) {
      assertThat(chunks(folded(room, new Random(seed)))).isEqualTo(chunks(once));
    }
  }

  @Test
  void anEditIsJoinedToItsActionWhicheverComesFirst() {
    var one = some(1);
    for (List<FeedItem> order :
        List.of(
            List.<FeedItem>of(one.action(), one.edit()),
            List.<FeedItem>of(one.edit(), one.action()))) {
      var edited = new Edited(PEOPLE);
      order.forEach(item -> edited.take(List.of(item)));
      assertThat(edited.of(SomePolicy.KEY)).hasSize(1);
      assertThat(edited.of(SomePolicy.KEY).getFirst().edits())
          .extracting(KeptEdit::draft, KeptEdit::revised)
          .containsExactly(tuple(one.draft(), one.revised()));
    }
  }

  @Test
  void whatIsKeptIsAnEvenShareOfAll() {
    var edited = folded(LITTLE_ROOM, new Random(1));
    var kept = edited.of(SomePolicy.KEY).stream().map(KeptAction::place).toList();
    var all = folded(Edited.ROOM, new Random(1)).of(SomePolicy.KEY);
    assertThat(all.stream().map(KeptAction::place).limit(kept.size()).toList()).isEqualTo(kept);
  }

  @Test
  void nobodyIsNamed() {
    var edited = folded(Edited.ROOM, new Random(1));
    assertThat(chunks(edited).toString()).doesNotContain("ada-3").contains("person");
  }

  @Test
  void anErasureTakesTheTextsAndLeavesThatADraftWasEdited() {
    var edited = folded(Edited.ROOM, new Random(1));
    var restored = new Edited(PEOPLE);
    restored.restore(
        SomeChunks.of(edited)
            .peek(chunk ->
                chunk.content().getList("actions", Document.class).forEach(EditedTest::erased)));
    var kept = restored.of(SomePolicy.KEY);
    assertThat(kept).hasSize(MANY);
    assertThat(kept)
        .allSatisfy(action -> {
          assertThat(Objects.requireNonNull(action.deed()).context()).isEmpty();
          assertThat(action.edits())
              .allMatch(edit -> edit.isChanged() && edit.isErased() && edit.draft().isEmpty());
        });
  }

  private static void erased(Document action) {
    action.remove("context");
    action
        .getList("edits", Document.class, List.of())
        .forEach(edit -> {
          edit.remove("draft");
          edit.remove("final");
        });
  }

  private static List<String> chunks(Edited edited) {
    return SomeChunks.of(edited).map(chunk -> chunk.content().toJson()).toList();
  }

  private static Edited folded(long room, Random random) {
    var items = new ArrayList<FeedItem>();
    IntStream.range(0, MANY)
        .mapToObj(EditedTest::some)
        .forEach(each ->
            items.addAll(List.of(each.action(), each.edit(), each.replied(1), each.replied(2))));
    Collections.shuffle(items, random);
    var edited = new Edited(PEOPLE, room);
    int middle = random.nextInt(items.size());
    edited.take(items.subList(0, middle));
    var restored = new Edited(PEOPLE, room);
    restored.restore(SomeChunks.of(edited));
    restored.take(items.subList(middle, items.size()));
    return restored;
  }

  private static SomeEdit some(int number) {
    return new SomeEdit(
        "" + number,
        "ada-" + number % 5,
        Map.of("industry", number % 2 == 0 ? "retail" : "finance"),
        List.of(
            kept("Hello number " + number + ". "),
            removed("I hope this finds you well. "),
            kept("Shall we talk? ".repeat(1 + number % 7))));
  }
}
