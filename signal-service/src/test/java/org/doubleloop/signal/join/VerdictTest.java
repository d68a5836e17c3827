package org.doubleloop.signal.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.signal.join.Join.Alternative;
import org.doubleloop.signal.join.Verdict.Until;
import org.doubleloop.signal.policy.KnownMetric;
import org.doubleloop.signal.policy.KnownMetric.Role;
import org.doubleloop.signal.policy.KnownVersion;
import org.doubleloop.signal.policy.SomeVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  @Test
  void theLatestToTheSubjectIsChosenAndTheOthersAreKept() {
    var verdict =
        verdict(5, List.of(done("a", 1), done("b", 3), done("c", 2)), List.of(done("d", 4)));
    assertThat(verdict.join().rule()).isEqualTo(JoinRule.LATEST_TO_SUBJECT);
    assertThat(verdict.join().action()).isEqualTo("b");
    assertThat(verdict.actionKey()).isEqualTo("key-of-b");
    assertThat(verdict.join().alternatives())
        .extracting(Alternative::action)
        .containsExactly("c", "a");
    assertThat(verdict.until()).isNull();
  }

  @Test
  void theWindowIsHalfOpen() {
    assertThat(verdict(3, List.of(done("a", 3)), List.of()).join().action()).isEqualTo("a");
    assertThat(verdict(10, List.of(done("a", 3)), List.of()).isNone()).isTrue();
    assertThat(verdict(3, List.of(done("a", 4)), List.of()).isNone()).isTrue();
  }

  @Test
  void anEqualMomentIsAmbiguousOnlyWhereItIsTheLatest() {
    var equal = List.of(done("a", 2), done("b", 2));
    var verdict = verdict(5, equal, List.of(done("d", 4)));
    assertThat(verdict.join().rule()).isEqualTo(JoinRule.AMBIGUOUS);
    assertThat(verdict.actionKey()).isNull();
    assertThat(verdict.join().alternatives()).extracting(Alternative::action).contains("a", "b");
    var earlier = new ArrayList<>(equal);
    earlier.add(done("c", 3));
    assertThat(verdict(5, earlier, List.of()).join().action()).isEqualTo("c");
  }

  @Test
  void whatIsNotKnownForSureIsDecidedAgain() {
    var unknown = candidate("u", 4, null, false);
    assertThat(verdict(5, List.of(done("a", 1), unknown), List.of()).until())
        .isEqualTo(Until.MORE_POLICIES);
    assertThat(verdict(3, List.of(done("a", 1), unknown), List.of()).until())
        .as("what was done later cannot matter")
        .isNull();
    assertThat(Verdict.asCorrected(null, null, START).until()).isEqualTo(Until.ANYTHING);
  }

  @Test
  void twentyAlternativesAreKept() {
    var many = IntStream.range(0, 40).mapToObj(n -> done("a" + n, n / 20.0)).toList();
    var alternatives = verdict(5, many, List.of()).join().alternatives();
    assertThat(alternatives).hasSize(Join.MOST_ALTERNATIVES);
    assertThat(alternatives.getFirst().action()).isEqualTo("a38");
  }

  @Test
  void whereTheActionIsFullItIsTheFirstAlternative() {
    var verdict = verdict(5, List.of(done("a", 1), done("b", 3)), List.of()).full();
    assertThat(verdict.join().rule()).isEqualTo(JoinRule.FULL);
    assertThat(verdict.actionKey()).isNull();
    assertThat(verdict.join().alternatives())
        .extracting(Alternative::action)
        .containsExactly("b", "a");
  }

  @Test
  void theOrderOfTheActionsDoesNotMatter() {
    var random = new Random(5);
    for (int round = 0; round < 300; round++) {
      var actions = new ArrayList<Candidate>();
      for (int n = random.nextInt(6); n >= 0; n--) {
        actions.add(done("a" + n, random.nextInt(8)));
      }
      var expected = verdict(7, actions, List.of());
      Collections.shuffle(actions, random);
      assertThat(verdict(7, actions, List.of())).isEqualTo(expected);
    }
  }

  @Test
  void whatIsCountedBesideTheMetricFindsItsActionWithinItsOwnWindow() {
    var watched =
        new KnownMetric("w", Role.WATCH, "unsubscribed", Duration.ofDays(30), false, null);
    var version = SomeVersion.of("acme", 1, START, Duration.ofDays(7), List.of(watched));
    var action = List.of(candidate("a", 1, version, true));
    assertThat(Verdict.latest("unsubscribed", day(20), action, List.of(), START).join().action())
        .isEqualTo("a");
    assertThat(Verdict.latest("unsubscribed", day(31), action, List.of(), START).isNone()).isTrue();
    assertThat(Verdict.latest("replied", day(20), action, List.of(), START).isNone()).isTrue();
    assertThat(Verdict.latest("opened", day(2), action, List.of(), START).isNone()).isTrue();
  }

  private static Verdict verdict(int day, List<Candidate> toSubject, List<Candidate> toAccount) {
    return Verdict.latest("replied", day(day), toSubject, toAccount, START);
  }

  private static Candidate done(String id, double day) {
    return candidate(id, day, SomeVersion.of("acme", 1, START, Duration.ofDays(7)), true);
  }

  private static Candidate candidate(
      String id, double day, @Nullable KnownVersion version, boolean sure) {
    return new Candidate("key-of-" + id, id, day(day), "outreach", version, sure);
  }

  private static Instant day(double number) {
    return START.plusMillis((long) (number * Duration.ofDays(1).toMillis()));
  }
}
