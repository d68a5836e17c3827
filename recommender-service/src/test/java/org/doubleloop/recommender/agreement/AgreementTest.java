package org.doubleloop.recommender.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.FeedbackState;
import org.doubleloop.recommender.feed.SomeFeedback;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final SuggestedOption A = new SuggestedOption(SomePolicy.KEY, 1, "a");

  private final Agreement agreement = new Agreement();

  @Test
  void countsEachSuggestionOnceByTheLastWordInAnyOrder() {
    var items = new ArrayList<FeedItem>();
    for (int suggestion = 0; suggestion < 10; suggestion++) {
      items.add(SomeFeedback.made(1, "a"));
      items.add(SomeFeedback.given(1, "a", FeedbackState.SHOWN, null));
    }
    for (int suggestion = 0; suggestion < 6; suggestion++) {
      items.add(SomeFeedback.given(1, "a", FeedbackState.IGNORED, FeedbackState.SHOWN));
    }
    for (int suggestion = 0; suggestion < 4; suggestion++) {
      items.add(SomeFeedback.given(1, "a", FeedbackState.FOLLOWED, FeedbackState.IGNORED));
    }
    var random = new Random(1);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(items, random);
      var counted = new Agreement();
      counted.take(items);
      assertThat(counted.of(A)).isEqualTo(new FeedbackCounts(10, 4, 4, 0, 2, 0));
    }
  }

  @Test
  void countsNothingWhereNothingWasSuggested() {
    agreement.take(
        List.of(
            SomeFeedback.made(1, null), SomeFeedback.given(1, null, FeedbackState.IGNORED, null)));
    assertThat(agreement.total()).isEqualTo(FeedbackCounts.NOTHING);
  }

  @Test
  void answersByWhatItHadCountedUntilItHasCountedAllAgain() {
    agreement.take(List.of(SomeFeedback.made(1, "a"), SomeFeedback.made(1, "a")));
    agreement.beginAgain();
    agreement.take(List.of(SomeFeedback.made(1, "a")));
    assertThat(agreement.of(A).suggested()).isEqualTo(2);
    agreement.caughtUp();
    assertThat(agreement.of(A).suggested()).isEqualTo(1);
  }
}
