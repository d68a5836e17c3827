package org.doubleloop.recommender.optout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.signal.OptOut;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptOutsTest {
  private static final PolicyKey OUTREACH = new PolicyKey("acme", "outreach");
  private static final PolicyKey RENEWAL = new PolicyKey("acme", "renewal");
  private static final List<Optional<String>> POLICIES =
      List.of(Optional.empty(), Optional.of("outreach"), Optional.of("renewal"));

  private final StoreFixture fixture = StoreFixture.open();
  private final OptOuts optOuts = new OptOuts(fixture.store());

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void holdsUnderAllPoliciesWhereItNamesNone() {
    optOuts.take(List.of(said("o-1", 1, true, UnitKind.SUBJECT, "ada", null)));
    var optedOut = new OptedOut(UnitKind.SUBJECT, null, at(1), "o-1");
    assertThat(optOuts.of(OUTREACH, "ada", "firm")).contains(optedOut);
    assertThat(optOuts.of(RENEWAL, "ada", null)).contains(optedOut);
    assertThat(optOuts.of(RENEWAL, "bob", "firm")).isEmpty();
    assertThat(optOuts.of(new PolicyKey("other", "outreach"), "ada", null)).isEmpty();
    assertThat(optOuts.of(RENEWAL, null, null)).isEmpty();
  }

  @Test
  void holdsUnderOnePolicyWhereItNamesThat() {
    optOuts.take(List.of(said("o-1", 1, true, UnitKind.SUBJECT, "ada", "outreach")));
    assertThat(optOuts.of(OUTREACH, "ada", null))
        .contains(new OptedOut(UnitKind.SUBJECT, "outreach", at(1), "o-1"));
    assertThat(optOuts.of(RENEWAL, "ada", null)).isEmpty();
  }

  @Test
  void takesTheLaterOfWhatIsSaidOfAPolicyAndOfAll() {
    optOuts.take(
        List.of(
            said("o-1", 1, true, UnitKind.SUBJECT, "ada", null),
            said("o-2", 2, false, UnitKind.SUBJECT, "ada", "renewal"),
            said("o-3", 1, true, UnitKind.SUBJECT, "bob", "outreach"),
            said("o-4", 2, false, UnitKind.SUBJECT, "bob", null)));
    assertThat(optOuts.of(OUTREACH, "ada", null)).isPresent();
    assertThat(optOuts.of(RENEWAL, "ada", null)).isEmpty();
    assertThat(optOuts.of(OUTREACH, "bob", null)).isEmpty();
  }

  @Test
  void letsNobodySpeakForAnother() {
    optOuts.take(
        List.of(
            said("o-1", 1, true, UnitKind.ACCOUNT, "firm", null),
            said("o-2", 2, false, UnitKind.SUBJECT, "ada", null),
            said("o-3", 1, true, UnitKind.SUBJECT, "bob", null),
            said("o-4", 2, false, UnitKind.ACCOUNT, "shop", null)));
    assertThat(optOuts.of(OUTREACH, "ada", "firm"))
        .as("an account is out with all its subjects")
        .contains(new OptedOut(UnitKind.ACCOUNT, null, at(1), "o-1"));
    assertThat(optOuts.of(OUTREACH, "bob", "shop"))
        .as("an account does not take back what its subject said")
        .contains(new OptedOut(UnitKind.SUBJECT, null, at(1), "o-3"));
    assertThat(optOuts.of(OUTREACH, "firm", null)).as("a subject of that name").isEmpty();
  }

  @Test
  void takesOutForTheLastWordOfTheSameMoment() {
    optOuts.take(
        List.of(
            said("z", 1, false, UnitKind.SUBJECT, "ada", null),
            said("a", 1, true, UnitKind.SUBJECT, "ada", null),
            said("b", 1, true, UnitKind.SUBJECT, "ada", null)));
    assertThat(optOuts.of(OUTREACH, "ada", null).map(OptedOut::optOut)).contains("b");
  }

  @Test
  void knowsWhatWasSaidBeforeTheEpoch() {
    var before = Instant.parse("0001-01-01T00:00:00Z");
    optOuts.take(
        List.of(
            said("o-1", Instant.EPOCH, false, UnitKind.SUBJECT, "ada", null),
            said("o-2", before, true, UnitKind.SUBJECT, "ada", null),
            said("o-3", before, true, UnitKind.SUBJECT, "bob", null)));
    assertThat(optOuts.of(OUTREACH, "ada", null)).isEmpty();
    assertThat(optOuts.of(OUTREACH, "bob", null).map(OptedOut::since)).contains(before);
  }

  /// Eight processes are told the same, each in another order and some of it again, in pages.
  @Test
  void comesToTheSameInAnyOrderAndByAnyNumberOfProcesses() throws Exception {
    for (int seed = 1; seed <= 5; seed++) {
      var said = some(200, "run-" + seed, new Random(seed));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var processes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
          var random = new Random(100L * seed + i);
          processes.add(() -> told(said, random));
        }
        for (var done : threads.invokeAll(processes)) {
          assertThat(done.get()).isTrue();
        }
      }
      for (var policy : List.of("outreach", "renewal", "other")) {
        var key = new PolicyKey("run-" + seed, policy);
        for (int unit = 0; unit < 6; unit++) {
          for (int account = 0; account < 3; account++) {
            assertThat(optOuts.of(key, "u" + unit, "u" + account))
                .isEqualTo(expected(said, key, "u" + unit, "u" + account));
          }
        }
      }
    }
  }

  private boolean told(List<OptOut> said, Random random) {
    var again = new ArrayList<FeedItem>(said);
    again.addAll(said.subList(0, said.size() / 4));
    Collections.shuffle(again, random);
    var process = new OptOuts(fixture.store());
    for (int from = 0; from < again.size(); from += 25) {
      process.take(again.subList(from, Math.min(again.size(), from + 25)));
    }
    return true;
  }

  /// As the contract says it.
  private static Optional<OptedOut> expected(
      List<OptOut> said, PolicyKey key, String subject, String account) {
    return Stream.of(Map.entry(UnitKind.SUBJECT, subject), Map.entry(UnitKind.ACCOUNT, account))
        .flatMap(each ->
            said.stream()
                .filter(one -> one.scope() == each.getKey() && one.unit().equals(each.getValue()))
                .filter(one -> one.policy() == null || one.policy().equals(key.policy()))
                .max((a, b) ->
                    a.at().equals(b.at())
                        ? a.out() == b.out()
                            ? a.id().compareTo(b.id())
                            : Boolean.compare(a.out(), b.out())
                        : a.at().compareTo(b.at()))
                .filter(OptOut::out)
                .stream())
        .map(one -> new OptedOut(one.scope(), one.policy(), one.at(), one.id()))
        .findFirst();
  }

  private static List<OptOut> some(int number, String organization, Random random) {
    var some = new ArrayList<OptOut>();
    for (int i = 0; i < number; i++) {
      var at = at(random.nextInt(20));
      some.add(
          new OptOut(
              organization,
              "o-" + i,
              random.nextBoolean() ? UnitKind.SUBJECT : UnitKind.ACCOUNT,
              "u" + random.nextInt(5),
              null,
              null,
              POLICIES.get(random.nextInt(POLICIES.size())).orElse(null),
              null,
              random.nextBoolean(),
              null,
              at,
              at,
              null,
              Map.of()));
    }
    return some;
  }

  private static OptOut said(
      String id, int second, boolean out, UnitKind scope, String unit, @Nullable String policy) {
    return said(id, at(second), out, scope, unit, policy);
  }

  private static OptOut said(
      String id, Instant at, boolean out, UnitKind scope, String unit, @Nullable String policy) {
    return new OptOut(
        "acme", id, scope, unit, null, null, policy, null, out, null, at, at, null, Map.of());
  }

  private static Instant at(int second) {
    return Instant.parse("2026-11-01T00:00:00Z").plusSeconds(second);
  }
}
