package org.doubleloop.recommender.editpattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.edited.SomeEdit.kept;
import static org.doubleloop.recommender.edited.SomeEdit.removed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.edited.SomeEdit;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.Test;

/// Drafts that were captured, of which some were sent as they were.
class ReadingTest {
  private static final int MANY = 60;

  private final Edited edited =
      new Edited(new KeyedHash(Secrets.of("a secret of people for tests, 32+").forPurpose("p")));

  @Test
  void aDraftThatWasSentAsItWasSpeaksForItsPhrasesInAnyOrder() {
    for (int seed = 0; seed < 4; seed++) {
      var items = new ArrayList<FeedItem>();
      some(true).forEach(each -> items.addAll(List.of(each.written(), each.sending())));
      some(false)
          .forEach(each ->
              items.addAll(
                  List.of(each.written(), each.sending(), each.editing(), each.replied(1))));
      Collections.shuffle(items, new Random(seed));
      edited.take(items);
      var read = read();
      assertThat(read.edited()).isEqualTo(MANY);
      assertThat(read.asTheyWere()).isEqualTo(MANY);
      assertThat(read.removed().shown())
          .singleElement()
          .satisfies(shown -> {
            assertThat(shown.pattern().all().drafts()).isEqualTo(2 * MANY);
            assertThat(shown.pattern().all().changed()).isEqualTo(MANY);
            assertThat(shown.examples().getFirst().action()).startsWith("a-edited-");
          });
    }
  }

  @Test
  void anEditThatNamesTheActionAloneCountsToo() {
    some(false).forEach(each -> edited.take(List.of(each.written(), each.sending(), each.edit())));
    var read = read();
    assertThat(read.edited()).isEqualTo(MANY);
    assertThat(read.asTheyWere()).isZero();
    assertThat(read.association().asTheyWere().trials()).isZero();
  }

  @Test
  void noMoreAreTakenAsTheyWereThanWereEdited() {
    some(true).forEach(each -> edited.take(List.of(each.written(), each.sending())));
    some(false).stream()
        .limit(20)
        .forEach(each -> edited.take(List.of(each.action(), each.edit())));
    assertThat(read().asTheyWere()).isEqualTo(20);
  }

  private Repeated read() {
    return Reading.of(
        SomePolicy.some().build(), Cell.EVERYWHERE, edited.of(SomePolicy.KEY), Long.MAX_VALUE);
  }

  private static List<SomeEdit> some(boolean isKept) {
    var opening = "I hope this finds you well. ";
    return IntStream.range(0, MANY)
        .mapToObj(number ->
            new SomeEdit(
                (isKept ? "sent-" : "edited-") + number,
                "ada-" + number % 4,
                Map.of(),
                List.of(
                    kept("Hello. "),
                    isKept ? kept(opening) : removed(opening),
                    kept("The offer for your team is ready and waits for a word of yours."))))
        .toList();
  }
}
