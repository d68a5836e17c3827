package org.doubleloop.recommender.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.provenance.SomePosts.CALLER;
import static org.doubleloop.recommender.provenance.SomePosts.MONDAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.provenance.Mark.Kind;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Outcome;
import org.doubleloop.recommender.signal.Poster;
import org.junit.jupiter.api.Test;

class SignalMarksTest {
  private static final Poster OTHER = new Poster("rep", "another-key");

  private final List<FeedItem> named = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();

  @Test
  void saysWhatOneKeyCapturedWithinAMinute() {
    for (int n = 0; n < 8; n++) {
      named.add(SomePosts.acted("a" + n, "a", "s", n < 5 ? CALLER : OTHER, MONDAY.plusSeconds(n)));
    }
    assertThat(marks())
        .containsExactly(
            new Mark(
                Kind.ACTIONS_IN_A_BURST,
                null,
                5,
                8,
                MONDAY,
                CALLER,
                "5 of the 8 actions that the evidence names were captured within one minute"
                    + " (2026-03-02T08:00:00Z) with the key one-key of rep: an import, or one"
                    + " caller"));
  }

  @Test
  void saysNothingOfFewNorOfWhatCameOneByOne() {
    for (int n = 0; n < 4; n++) {
      named.add(SomePosts.acted("few" + n, "a", "s", CALLER, MONDAY));
    }
    for (int n = 1; n < 50; n++) {
      named.add(SomePosts.acted("a" + n, "a", "s", CALLER, MONDAY.plusSeconds(60L * n)));
    }
    assertThat(marks()).isEmpty();
  }

  @Test
  void speaksOfThoseOutcomesWhoseActionsCouldBeFoundAlone() {
    for (int n = 0; n < 20; n++) {
      named.add(outcome(n));
      if (n < 12) {
        actions.add(SomePosts.acted("a" + n, "a", n < 7 ? null : "s", null, MONDAY));
      }
    }
    assertThat(marks())
        .singleElement()
        .satisfies(mark -> {
          assertThat(mark.kind()).isEqualTo(Kind.OUTCOMES_WITHOUT_SUGGESTION);
          assertThat(mark.number()).isEqualTo(7);
          assertThat(mark.of()).isEqualTo(12);
        });
  }

  private List<Mark> marks() {
    return SignalMarks.of(named, actions);
  }

  private static Outcome outcome(int n) {
    var at = MONDAY.plusSeconds(60L * n);
    return new Outcome(
        SomePolicy.KEY.organization(),
        "o" + n,
        "a" + n,
        "replied",
        1,
        false,
        true,
        null,
        false,
        CALLER,
        at,
        at,
        null,
        Map.of());
  }
}
