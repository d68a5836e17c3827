package org.doubleloop.recommender.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.renewal.MadePreviews.Made;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;
import org.junit.jupiter.api.Test;

class MadePreviewsTest {
  private static final Instant START = SomePolicy.START.plus(Duration.ofDays(1));

  private final MovableClock clock = new MovableClock(START);
  private final Ticks ticks = new Ticks();
  private final Policies policies = SomePolicy.policies();
  private final MadePreviews made = new MadePreviews(policies, ticks, clock);

  @Test
  void areMadeAnewAtTheFirstTickByWhichTheyAreADayOld() {
    add("p-1");
    passed(Duration.ofHours(23));
    assertThat(made.due()).isEmpty();
    add("p-2");
    passed(Duration.ofHours(1));
    assertThat(due()).containsExactly("p-1");
    passed(Duration.ofHours(23));
    assertThat(due()).containsExactly("p-2");
  }

  @Test
  void areMadeAnewWhenAnotherVersionIsInForce() {
    policies.add(SomePolicy.some().build());
    policies.add(SomePolicy.some().version(2, START.plus(Duration.ofHours(2))).build());
    add("p-1");
    passed(Duration.ofHours(1));
    assertThat(made.due()).isEmpty();
    passed(Duration.ofHours(1));
    assertThat(due()).containsExactly("p-1");
    add("p-1");
    passed(Duration.ofHours(1));
    assertThat(made.due()).isEmpty();
  }

  @Test
  void areForgottenWhenTheProposalIsNotOpenAnyMore() {
    add("p-1");
    made.close("acme", "p-1");
    passed(Duration.ofDays(2));
    assertThat(made.due()).isEmpty();
  }

  @Test
  void comeOneAfterTheOtherUntilTheyAreSeenTo() {
    add("p-1");
    add("p-2");
    passed(Duration.ofDays(1));
    assertThat(made.due()).map(Made::proposal).hasValue("p-1");
    assertThat(made.due()).as("not seen to").map(Made::proposal).hasValue("p-1");
    assertThat(due()).containsExactly("p-1", "p-2");
  }

  private List<String> due() {
    var found = new ArrayList<String>();
    for (var next = made.due(); next.isPresent(); next = made.due()) {
      found.add(next.get().proposal());
      made.forget(next.get());
    }
    return found;
  }

  private void add(String proposal) {
    made.add(SomePolicy.KEY, proposal, 1);
  }

  private void passed(Duration time) {
    clock.advance(time);
    ticks.take(List.of(new Tick(Tick.ALL, clock.instant(), clock.instant())));
  }
}
