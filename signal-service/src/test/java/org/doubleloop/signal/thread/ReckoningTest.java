package org.doubleloop.signal.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.Occasion;
import org.doubleloop.signal.action.Units;
import org.doubleloop.signal.outcome.Certainty;
import org.doubleloop.signal.outcome.Counting;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.policy.KnownMetric;
import org.doubleloop.signal.policy.KnownMetric.Role;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.KnownVersion;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of counting, as a table: a policy counts `replied` within seven days, and waits one
/// day more for what was not captured at once.
class ReckoningTest {
  private static final Instant DONE = Instant.parse("2026-03-01T09:00:00Z");

  /// Outcomes as `type value @ day`, with `!` for final, `~` for weak, `>id` for a correction and
  /// `-` before that for a retraction; they are called a, b, c, ... in the order of their capture.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0   |                                | PENDING |
          7   |                                | PENDING |
          7.9 |                                | PENDING |
          8   |                                | FAILURE |
          1   | replied 1 @ 1                  | SUCCESS | SUCCESS
          99  | replied 1 @ 6.9                | SUCCESS | SUCCESS
          99  | replied 1 @ -3                 | SUCCESS | SUCCESS
          1   | replied 0 @ 1                  | PENDING | UNDECIDED
          8   | replied 0 @ 1                  | FAILURE | UNDECIDED
          1   | replied 0 ! @ 1                | FAILURE | FAILURE
          7   | replied 0 ! @ 7                | FAILURE | FAILURE
          9   | replied 0 ! @ 9                | FAILURE | FAILURE
          2   | replied 1 @ 7                  | PENDING | BESIDE
          9   | replied 1 @ 7                  | FAILURE | BESIDE
          9   | replied 1 @ 20                 | FAILURE | AFTER_WINDOW
          2   | replied 1 ! @ 7                | FAILURE | FAILURE
          2   | visited 1 @ 1                  | PENDING | OTHER_TYPE
          9   | visited 0 ! @ 1                | FAILURE | OTHER_TYPE
          2   | opened 1 ~ @ 1                 | PENDING | BESIDE
          2   | opened 1 @ 2                   | PENDING | AFTER_WINDOW
          2   | unsubscribed 1 @ 29            | PENDING | BESIDE
          2   | unsubscribed 1 ~ @ 1           | PENDING | WEAK
          2   | replied 1 ~ @ 1                | PENDING | WEAK
          2   | replied 1 @ 1, replied 3 @ 2   | SUCCESS | SUCCESS DECIDED_ALREADY
          2   | replied 3 @ 2, replied 1 @ 1   | SUCCESS | DECIDED_ALREADY SUCCESS
          2   | replied 0 ! @ 1, replied 1 @ 2 | SUCCESS | DECIDED_ALREADY SUCCESS
          2   | replied 0 ! @ 1, replied 0 ! @ 2 | FAILURE | FAILURE DECIDED_ALREADY
          2   | replied 1 @ 1, replied 0 @ 1 >a | PENDING | CORRECTED UNDECIDED
          2   | replied 1 @ 1, replied 1 @ 1 ->a | PENDING | RETRACTED RETRACTION
          2   | replied 0 @ 1, replied 1 @ 1 >a, replied 1 @ 1 ->b | PENDING | RETRACTED RETRACTED RETRACTION
          2   | opened 1 @ 1, replied 1 @ 1 >a | SUCCESS | CORRECTED SUCCESS
          """)
  void anActionCountsAsItsOutcomesSay(
      double nowInDays, @Nullable String said, String state, @Nullable String codes) {
    var reckoning = reckoning(policies(false), said, "short", nowInDays);
    assertThat(reckoning.standing().state()).hasToString(state);
    assertThat(reckoning.standing().closesAt()).isEqualTo(DONE.plus(Duration.ofDays(8)));
    assertThat(reckoning.standing().version()).isEqualTo(1);
    assertThat(codes(reckoning)).isEqualTo(codes == null ? "" : codes);
    assertThat(reckoning.counted())
        .as("only what counts")
        .hasSize(
            (int)
                reckoning.outcomes().values().stream()
                    .filter(each -> each.code().counts())
                    .count());
  }

  /// The sum of the values up to 100.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 |                                 | PENDING |             | worth 0 of at most 100 so far
          8 |                                 | FAILURE |             | worth nothing
          2 | replied 20 @ 1, replied 5.5 @ 2 | PENDING | ADDED ADDED | worth 25.5 of at most 100 so far
          8 | replied 20 @ 1, replied 5.5 @ 2 | SUCCESS | ADDED ADDED | worth 25.5 of at most 100:
          2 | replied 70 @ 1, replied 50 @ 2  | SUCCESS | ADDED ADDED | worth 100 of at most 100:
          8 | replied 20 @ 1, replied -30 @ 2 | FAILURE | ADDED ADDED | worth nothing
          2 | replied 20 ! @ 1                | SUCCESS | ADDED       | worth 20 of at most 100:
          2 | replied 0 ! @ 1                 | FAILURE | ENDED       | worth nothing
          2 | replied 20 @ 1, replied 0 ! @ 2 | SUCCESS | ADDED ENDED | worth 20 of at most 100:
          2 | replied 0 @ 1                   | PENDING | UNDECIDED   | worth 0
          9 | replied 20 @ 20                 | FAILURE | AFTER_WINDOW | worth nothing
          9 | replied 20 @ 8                  | FAILURE | BESIDE      | worth nothing
          9 | opened 3 @ 1                    | FAILURE | BESIDE      | worth nothing
          """)
  void anActionIsWorthTheSumOfItsOutcomes(
      double nowInDays, @Nullable String said, String state, @Nullable String codes, String words) {
    var policies = new KnownPolicies();
    policies.add(version(1, DONE.minusSeconds(9), false, 100.0));
    policies.completeAt(DONE);
    var reckoning = reckoning(policies, said, "short", nowInDays);
    assertThat(reckoning.standing().state()).hasToString(state);
    assertThat(reckoning.standing().reason()).contains(words);
    assertThat(codes(reckoning)).isEqualTo(codes == null ? "" : codes);
  }

  @Test
  void whatIsCountedBesideTheMetricIsSaidByName() {
    var reckoning =
        reckoning(policies(false), "unsubscribed 1 @ 1, opened 1 @ 1, opened 1 @ 5", "short", 2);
    assertThat(reckoning.outcomes().values())
        .extracting(OutcomeStanding::outcome, OutcomeStanding::reason)
        .containsExactlyInAnyOrder(
            tuple("a", "It counts for the watched 'unsubscribes', and not for the metric"),
            tuple("b", "It counts for the leading indicator 'opens', and not for the metric"),
            tuple("c", "It happened after the window of the leading indicator 'opens' had ended"));
  }

  @Test
  void weakOutcomesCountWhereTheVersionSaysSo() {
    var reckoning = reckoning(policies(true), "replied 1 ~ @ 1", "short", 2);
    assertThat(codes(reckoning)).isEqualTo("SUCCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "outreach,1,shrot,UNKNOWN_OPTION",
    "outreach,1,,NO_OPTION",
    "outreach,9,short,UNKNOWN_VERSION",
    "outreech,1,short,UNKNOWN_POLICY",
    ",,short,NO_POLICY"
  })
  void nothingCountsOfAnActionThatFollowsNothingKnown(
      @Nullable String policy, @Nullable Integer version, @Nullable String option, String gap) {
    var action = action(policy, version, option);
    var outcomes = outcomes("replied 1 @ 1");
    var reckoning = Reckoning.of(policies(false), action, outcomes, Counting.count(outcomes), DONE);
    assertThat(reckoning.standing().state()).isEqualTo(Standing.State.NOT_COUNTED);
    assertThat(reckoning.standing().gap()).hasToString(gap);
    assertThat(reckoning.standing().closesAt()).isNull();
    assertThat(codes(reckoning)).isEqualTo("ACTION_NOT_COUNTED");
    assertThat(reckoning.counted()).isEmpty();
  }

  @Test
  void whatNoStatementHasTakenInIsSaidToBeOnItsWay() {
    var reckoning =
        Reckoning.of(
            policies(false),
            action("outreach", 1, "short"),
            outcomes("replied 1 @ 1"),
            List.of(),
            DONE);
    assertThat(reckoning.standing().state()).isEqualTo(Standing.State.PENDING);
    assertThat(codes(reckoning)).isEqualTo("NOT_CONNECTED");
  }

  @Test
  void beforeAnyPolicyIsKnownItDoesNotSayThatThereIsNone() {
    var action = action("outreach", 1, "short");
    var standing = Reckoning.of(new KnownPolicies(), action, List.of(), List.of(), DONE).standing();
    assertThat(standing.gap()).isNull();
    assertThat(standing.reason()).isEqualTo(Words.POLICIES_UNKNOWN);
  }

  @Test
  void anActionWithoutAVersionCountsByTheOneInForceWhenItWasDone() {
    var policies = policies(false);
    policies.add(version(2, DONE.plusSeconds(1), false));
    var reckoning =
        Reckoning.of(policies, action("outreach", null, "short"), List.of(), List.of(), DONE);
    assertThat(reckoning.standing().version()).isEqualTo(1);
  }

  private static Reckoning reckoning(
      KnownPolicies policies, @Nullable String said, String option, double nowInDays) {
    var outcomes = said == null ? List.<Outcome>of() : outcomes(said);
    return Reckoning.of(
        policies,
        action("outreach", null, option),
        outcomes,
        Counting.count(outcomes),
        after(nowInDays));
  }

  private static String codes(Reckoning reckoning) {
    return String.join(
        " ",
        reckoning.outcomes().values().stream()
            .sorted(Comparator.comparing(OutcomeStanding::outcome))
            .peek(each -> assertThat(each.reason()).isNotBlank())
            .map(each -> each.code().name())
            .toList());
  }

  private static KnownPolicies policies(boolean countWeak) {
    var policies = new KnownPolicies();
    policies.add(version(1, DONE.minusSeconds(9), countWeak));
    policies.completeAt(DONE);
    return policies;
  }

  private static KnownVersion version(int number, Instant from, boolean countWeak) {
    return version(number, from, countWeak, null);
  }

  private static KnownVersion version(
      int number, Instant from, boolean countWeak, @Nullable Double cap) {
    return new KnownVersion(
        "acme",
        "outreach",
        number,
        from,
        "replied",
        Duration.ofDays(7),
        UnitKind.SUBJECT,
        Duration.ofDays(1),
        countWeak,
        cap,
        List.of(
            new KnownMetric(
                "unsubscribes", Role.WATCH, "unsubscribed", Duration.ofDays(30), false, null),
            new KnownMetric("opens", Role.LEADING, "opened", Duration.ofDays(2), true, null),
            new KnownMetric("late", Role.WATCH, "replied", Duration.ofDays(20), false, null)),
        Set.of("short", "long"),
        List.of());
  }

  private static Action action(
      @Nullable String policy, @Nullable Integer version, @Nullable String option) {
    return new Action(
        Header.of("acme", "touch", DONE),
        "c",
        null,
        policy,
        version,
        option,
        null,
        null,
        null,
        Occasion.UNSAID,
        Map.of(),
        null,
        DONE,
        new Units("u", null));
  }

  private static List<Outcome> outcomes(String said) {
    var outcomes = new ArrayList<Outcome>();
    for (var one : said.split(",", -1)) {
      var words = List.of(one.strip().split(" ", -1));
      var last = words.getLast();
      int corrects = last.indexOf('>');
      outcomes.add(
          new Outcome(
              Header.of(
                  "acme",
                  Character.toString('a' + outcomes.size()),
                  DONE.plusSeconds(outcomes.size())),
              "touch",
              null,
              null,
              words.get(0),
              Double.parseDouble(words.get(1)),
              words.contains("!"),
              words.contains("~") ? Certainty.WEAK : Certainty.CERTAIN,
              corrects < 0 ? null : last.substring(corrects + 1),
              last.startsWith("-") && corrects > 0,
              after(Double.parseDouble(words.get(words.indexOf("@") + 1))),
              null));
    }
    return outcomes;
  }

  private static Instant after(double days) {
    return DONE.plusSeconds(Math.round(days * 24 * 60 * 60));
  }
}
