package org.doubleloop.recommender.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.edited.SomeEdit.kept;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.edited.SomeEdit;
import org.doubleloop.recommender.edited.SomeEdit.Piece;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.SomeChunks;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Window;
import org.junit.jupiter.api.Test;

/// Which texts were sent and well received.
class SentTextsTest {
  private static final KeyedHash PEOPLE =
      new KeyedHash(Secrets.of("a secret of people for tests, 32+").forPurpose("people"));
  private static final PolicyVersion VERSION = SomePolicy.some().build();

  @Test
  void areAsTheyWereSentWhateverWasToldFirst() {
    var edited = some("edited");
    var plain = some("plain");
    var late = some("late");
    var items =
        new ArrayList<FeedItem>(
            List.of(
                edited.sending(),
                edited.written(),
                edited.editing(),
                replied(edited, 1),
                plain.sending(),
                plain.written(),
                replied(plain, 1),
                late.sending(),
                late.written(),
                late.edit(),
                replied(late, 1)));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(items, new Random(seed));
      assertThat(texts(folded(items)))
          .containsExactlyInAnyOrder(
              "a-edited: " + edited.revised(),
              "a-plain: " + plain.draft(),
              "a-late: " + late.revised());
    }
  }

  @Test
  void areThoseOfWhichASuccessCameAndNoOther() {
    var without = some("without");
    var failed = some("failed");
    var taken = some("taken");
    assertThat(
            texts(
                folded(
                    List.of(
                        without.sending(),
                        without.editing(),
                        failed.sending(),
                        failed.editing(),
                        replied(failed, 0),
                        taken.sending(),
                        taken.editing(),
                        replied(taken, 1),
                        replied(taken, 0)))))
        .isEmpty();
  }

  @Test
  void areThoseOfWhichNothingCameWhereThatIsWanted() {
    var complained = some("complained");
    var quiet = some("quiet");
    var metric =
        new Metric(
            "replied",
            Direction.DECREASE,
            new Window(Duration.ofDays(7), Duration.ZERO),
            false,
            null);
    var version = SomePolicy.some().counting(metric, List.of(), List.of());
    var edited =
        folded(
            List.of(
                complained.sending(),
                complained.editing(),
                replied(complained, 1),
                quiet.sending(),
                quiet.editing()));
    var kept = edited.of(SomePolicy.KEY);
    assertThat(SentTexts.of(kept, version, "a", Ticks.NEVER)).as("it may come yet").isEmpty();
    long over = SomeEdit.AT.plus(Duration.ofDays(8)).getEpochSecond();
    assertThat(SentTexts.of(kept, version, "a", over))
        .extracting(SentText::action)
        .containsExactly("a-quiet");
  }

  @Test
  void areOfOneOptionAndTwoHundredAtMost() {
    var items = new ArrayList<FeedItem>();
    for (int n = 0; n < 250; n++) {
      var each = some("n" + n);
      items.addAll(List.of(each.action(), each.edit(), each.replied(1)));
    }
    var edited = folded(items);
    assertThat(texts(edited)).hasSize(SentTexts.MOST);
    assertThat(SentTexts.of(edited.of(SomePolicy.KEY), VERSION, "b", Ticks.NEVER)).isEmpty();
  }

  @Test
  void areGoneWithTheirTextsWhenSomebodyIsErasedAndSurviveARestart() {
    var one = some("one");
    var edited = folded(List.of(one.sending(), one.written(), one.editing(), replied(one, 1)));
    var restarted = new Edited(PEOPLE);
    restarted.restore(SomeChunks.of(edited));
    assertThat(texts(restarted)).isEqualTo(texts(edited)).hasSize(1);
    var erased = new Edited(PEOPLE);
    erased.restore(
        SomeChunks.of(edited)
            .peek(chunk ->
                chunk
                    .content()
                    .getList("actions", Document.class)
                    .forEach(action ->
                        action
                            .getList("edits", Document.class, List.of())
                            .forEach(edit -> {
                              edit.remove("draft");
                              edit.remove("final");
                            }))));
    assertThat(erased.of(SomePolicy.KEY)).isNotEmpty();
    assertThat(texts(erased)).isEmpty();
  }

  private static List<String> texts(Edited edited) {
    return SentTexts.of(edited.of(SomePolicy.KEY), VERSION, "a", Ticks.NEVER).stream()
        .map(each -> each.action() + ": " + each.text())
        .toList();
  }

  private static Edited folded(List<FeedItem> items) {
    var edited = new Edited(PEOPLE);
    items.forEach(item -> edited.take(List.of(item)));
    return edited;
  }

  /// What came of it, as the statement says that names the draft: the second takes the first back.
  private static FeedItem replied(SomeEdit edit, int number) {
    var replied = edit.replied(number);
    return new Connected(
        replied.organization(),
        replied.action(),
        number == 0 ? 2 : 1,
        replied.actionAt(),
        replied.subject(),
        replied.units(),
        replied.policy(),
        replied.version(),
        replied.option(),
        null,
        "d-" + edit.name(),
        null,
        replied.occasion(),
        replied.context(),
        null,
        replied.outcomes(),
        List.of(),
        replied.recordedAt());
  }

  private static SomeEdit some(String name) {
    return new SomeEdit(
        name,
        "ada",
        Map.of(),
        List.of(kept("Hello " + name + ". "), new Piece("Buy now!", "Shall we talk?")));
  }
}
