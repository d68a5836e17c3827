package org.doubleloop.recommender.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.doubleloop.recommender.claim.CountReport.CountedOption;
import org.doubleloop.recommender.claim.CountReport.CountedRule;
import org.doubleloop.recommender.claim.Rate.State;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.provenance.Provenance;
import org.doubleloop.recommender.results.Results;
import org.doubleloop.recommender.results.SomeDeed;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is counted of claims, against a list of what was done.
class ClaimsTest {
  private static final Instant NOW = SomePolicy.START.plus(Duration.ofDays(100));
  private static final PolicyVersion BASE = SomePolicy.some().build();

  private final Ticks ticks = new Ticks();
  private final List<SomeDeed> deeds = SomeDeed.some(600, new Random(3));

  record Held(String when, Predicate<SomeDeed> holds) {
    @Override
    public String toString() {
      return when;
    }
  }

  static List<Held> conditions() {
    return List.of(
        new Held("true", _ -> true),
        new Held("industry == 'retail'", deed -> industry(deed).equals("retail")),
        new Held("industry != 'retail'", deed -> industry(deed).equals("finance")),
        new Held("industry in ['retail', 'finance']", deed -> !industry(deed).isEmpty()),
        new Held("vip", deed -> vip(deed).equals("true")),
        new Held(
            "industry == 'finance' && !vip",
            deed -> industry(deed).equals("finance") && vip(deed).equals("false")),
        new Held(
            "industry == 'finance' || vip",
            deed -> industry(deed).equals("finance") || vip(deed).equals("true")));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void countsWhereARuleHolds(Held held) {
    var rule = onlyRule(held.when());
    assertThat(rule.reason()).isNull();
    for (CountedOption counted : rule.options()) {
      assertThat(counted.rate())
          .as(counted.option())
          .isEqualTo(expected(held.holds().and(deed -> deed.option().equals(counted.option()))));
    }
    assertThat(rule.options()).hasSize(3).first().matches(CountedOption::isNamed);
    assertThat(rule.options().getFirst().option()).isEqualTo("b");
  }

  @Test
  void countsOfWhatEvidenceSpeaks() {
    var retail = new Trait("industry", "retail");
    var vip = new Trait("vip", "true");
    var report =
        count(
            BASE,
            new Place(null, List.of()),
            new Place("a", List.of()),
            new Place(null, List.of(retail)),
            new Place("c", List.of(retail, vip)),
            new Place("d", List.of()));
    assertThat(report.places().stream().map(each -> each.rate()).limit(4))
        .containsExactly(
            expected(_ -> true),
            expected(deed -> deed.option().equals("a")),
            expected(deed -> industry(deed).equals("retail")),
            expected(deed ->
                deed.option().equals("c")
                    && industry(deed).equals("retail")
                    && vip(deed).equals("true")));
    assertThat(report.places().getLast().rate().reason()).isEqualTo("Version 1 has no option `d`.");
    assertThat(report.since()).isEqualTo("2025-12-29");
    assertThat(report.closedAt()).isEqualTo(NOW);
    assertThat(report.generation()).isPositive();
    assertThat(report.sentence())
        .isEqualTo(
            "Counted by what was done, whoever chose it: `replied` within 14 days, since the week"
                + " of 2025-12-29. A difference between options may come from whom they were used"
                + " for.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          touch > 3.0;                        `touch` has no declared values, and counts are kept by these and by true and false.
          industry == 'retail' && touch > 3.0; `touch` has no declared values, and counts are kept by these and by true and false.
          """)
  void saysWhyAConditionIsNotCountable(String when, String why) {
    var rule = onlyRule(when);
    assertThat(rule.reason()).isEqualTo(why);
    assertThat(rule.options()).isEmpty();
  }

  @Test
  void saysWhyAPlaceIsNotCountable() {
    assertThat(reason(BASE, new Trait("industry", "farming")))
        .isEqualTo("`industry` has no value `farming`.");
    assertThat(reason(BASE, new Trait("tier", "gold")))
        .isEqualTo("Version 1 does not declare `tier`, so that nothing is counted by it.");
    assertThat(
            reason(
                BASE,
                new Trait("industry", "retail"),
                new Trait("touch", "1"),
                new Trait("vip", "true")))
        .startsWith("`touch` has no declared values");
    var window = new Window(Duration.ofDays(14), Duration.ZERO);
    var sums =
        SomePolicy.some()
            .counting(
                new Metric("revenue", Direction.INCREASE, window, false, 100.0),
                List.of(),
                List.of());
    assertThat(reason(sums, new Trait("industry", "retail")))
        .startsWith("The policy is judged by sums of `revenue`");
  }

  @Test
  void saysWhereThereIsNotEnough() {
    var few = claims(deeds.subList(0, 9)).of(BASE, BASE, List.of(new Place(null, List.of())));
    assertThat(few.places().getFirst().rate().state()).isEqualTo(State.NOT_ENOUGH);
    var none = claims(List.of()).of(BASE, BASE, List.of(new Place("a", List.of())));
    var rate = none.places().getFirst().rate();
    assertThat(rate.state()).isEqualTo(State.NOT_ENOUGH);
    assertThat(rate.share()).isNull();
    assertThat(none.since()).isNull();
  }

  @Test
  void looksAtWhatChangesAlone() {
    var base = SomePolicy.some().rule("same", "vip", Effect.PREFER, "a");
    var draft =
        base.rule("new", "true", Effect.AVOID, "b").rule("rail", "vip", Effect.GUARDRAIL, "c");
    var rules = claims(deeds).of(base.build(), draft.build(), List.of()).rules();
    assertThat(rules).extracting(each -> each.rule().id()).containsExactly("new", "rail");
  }

  private String reason(PolicyVersion base, Trait... where) {
    var rate = count(base, new Place(null, List.of(where))).places().getFirst().rate();
    assertThat(rate.state()).isEqualTo(State.NOT_COUNTABLE);
    return Objects.requireNonNull(rate.reason());
  }

  private CountedRule onlyRule(String when) {
    var draft = SomePolicy.some().rule("r", when, Effect.PREFER, "b").build();
    var rules = claims(deeds).of(BASE, draft, List.of()).rules();
    assertThat(rules).hasSize(1);
    return rules.getFirst();
  }

  private CountReport count(PolicyVersion base, Place... places) {
    return claims(deeds).of(base, base, List.of(places));
  }

  private Claims claims(List<SomeDeed> done) {
    var results = new Results(policies(), Clock.fixed(NOW, ZoneOffset.UTC), ticks);
    var items = new ArrayList<FeedItem>();
    done.forEach(deed -> items.addAll(deed.told(new Random(deed.number()))));
    ticks.take(List.of(new Tick(Tick.ALL, NOW, NOW)));
    results.take(items);
    return new Claims(results, ticks, new Provenance(policies()));
  }

  private Rate expected(Predicate<SomeDeed> of) {
    var some = deeds.stream().filter(of).toList();
    long successes = some.stream().filter(SomeDeed::replied).count();
    return Rate.of(Trials.of(some.size(), successes));
  }

  private static String industry(SomeDeed deed) {
    return Objects.toString(deed.context().get("industry"), "");
  }

  private static String vip(SomeDeed deed) {
    return Objects.toString(deed.context().get("vip"), "");
  }

  private static Policies policies() {
    var policies = SomePolicy.policies();
    policies.add(BASE);
    policies.add(SomePolicy.some().version(2, SomePolicy.START.plus(Duration.ofDays(30))).build());
    policies.currentAt(NOW);
    return policies;
  }
}
