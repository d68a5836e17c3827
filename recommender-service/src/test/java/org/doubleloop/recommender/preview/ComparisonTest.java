package org.doubleloop.recommender.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.policy.Rule.Effect.GUARDRAIL;
import static org.doubleloop.recommender.policy.Rule.Effect.PREFER;
import static org.doubleloop.recommender.policy.Rule.Effect.REQUIRE;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.rule.RuleTally;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.preview.Report.Refusal;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Posterior;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.suggestion.RecordedContext;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Instant NOW = Instant.parse("2026-03-08T00:00:00Z");

  @Test
  void findsNoChangeWhereBothSayTheSame() {
    var policy = SomePolicy.some().rule("vips", "vip", PREFER, "b").build();
    var report = report(policy, policy, 3, Map.of("vip", true));
    assertThat(report.changed()).isZero();
    assertThat(report.examples()).isEmpty();
    assertThat(report.sentence())
        .isEqualTo(
            "0 of 3 suggestions of the last seven days would change, 0 of them to another option.");
  }

  @Test
  void countsWhereAnotherOptionWouldComeFirstAndShowsTheMostFrequent() {
    var base = SomePolicy.some().build();
    var draft = SomePolicy.some().rule("vips", "vip", PREFER, "b").build();
    var comparison = comparison(base, draft);
    add(comparison, 2, Map.of("vip", true, "industry", "retail"));
    add(comparison, 5, Map.of("vip", true));
    add(comparison, 4, Map.of("vip", false));
    var report = comparison.report(NOW.minus(Duration.ofDays(7)), NOW, true);
    assertThat(report.lookedAt()).isEqualTo(11);
    assertThat(report.changed()).isEqualTo(7);
    assertThat(report.otherOption()).isEqualTo(7);
    assertThat(report.examples()).extracting(Report.Example::times).containsExactly(5L, 2L);
    var first = report.examples().getFirst();
    assertThat(first.before().option()).isEqualTo("a");
    assertThat(first.after().option()).isEqualTo("b");
    assertThat(first.after().eligible()).containsExactly("b", "a", "c");
    assertThat(report.rules()).extracting(RuleTally.Count::fires).containsExactly(7L);
  }

  @Test
  void countsWhereOthersWouldBeLeftThoughTheSameComesFirst() {
    var base = SomePolicy.some().build();
    var draft = SomePolicy.some().rule("no-c", "true", GUARDRAIL, "c").build();
    var report = report(base, draft, 3, Map.of());
    assertThat(report.changed()).isEqualTo(3);
    assertThat(report.otherOption()).isZero();
  }

  @Test
  void countsWhereNothingWouldBeLeft() {
    var base = SomePolicy.some().rule("a", "true", REQUIRE, "a").build();
    var draft =
        SomePolicy.some()
            .rule("a", "true", REQUIRE, "a")
            .rule("no-a", "vip", GUARDRAIL, "a")
            .build();
    var report = report(base, draft, 2, Map.of("vip", true));
    assertThat(report.withoutOption()).isEqualTo(2);
    assertThat(report.withoutOptionBefore()).isZero();
    assertThat(report.examples().getFirst().after().why()).contains("no-a");
    assertThat(report.sentence()).contains("For 2 no option would be left, as against 0 now.");
  }

  @Test
  void countsCallersWhoWouldBeRefusedByWhatIsNewlyRequiredOrDropped() {
    var base = SomePolicy.some().build();
    var draft =
        declaring(
            base,
            new Attribute("industry", AttributeType.STRING, List.of("retail"), false),
            new Attribute("vip", AttributeType.BOOLEAN, List.of(), true));
    var comparison = comparison(base, draft);
    add(comparison, 3, Map.of("vip", true, "touch", 1));
    add(comparison, 2, Map.of("industry", "finance"));
    add(comparison, 5, Map.of("industry", "retail", "vip", false));
    var report = comparison.report(NOW.minus(Duration.ofDays(7)), NOW, true);
    assertThat(report.refused()).isEqualTo(5);
    assertThat(report.refusals())
        .extracting(Refusal::sentence)
        .containsExactly(
            "`touch` is not declared any more, and 3 gave it.",
            "`industry` does not have the value any more that 2 gave.",
            "`vip` is required, and 2 did not give it.");
    assertThat(report.sentence()).contains("5 callers (50.0 %) would be refused");
    assertThat(report.examples().getFirst().after().why())
        .isEqualTo("`touch` is not declared by the policy");
  }

  /// They may be about one person alone.
  @Test
  void showsNoTextsThatAreNotDeclaredAndNoNumbersThatNothingReads() {
    var base =
        declaring(
            SomePolicy.some().build(),
            new Attribute("name", AttributeType.STRING, List.of(), false),
            new Attribute("income", AttributeType.NUMBER, List.of(), false),
            new Attribute("touch", AttributeType.NUMBER, List.of(), false),
            new Attribute("vip", AttributeType.BOOLEAN, List.of(), false));
    var rules = SomePolicy.some().rule("r", "touch > 1", PREFER, "b").build().rules();
    var draft = with(base, rules);
    var context = Map.<String, Object>of("name", "Ada", "income", 7, "touch", 3, "vip", true);
    assertThat(report(base, draft, 1, context).examples().getFirst().attributes())
        .isEqualTo(Map.of("touch", 3, "vip", true));
  }

  @Test
  void saysThatNothingWasSuggested() {
    var policy = SomePolicy.some().build();
    var report = comparison(policy, policy).report(NOW.minus(Duration.ofDays(7)), NOW, true);
    assertThat(report.sentence()).startsWith("Nothing was suggested");
  }

  private static PolicyVersion declaring(PolicyVersion like, Attribute... attributes) {
    return made(like, List.of(attributes), like.rules());
  }

  private static PolicyVersion with(PolicyVersion like, List<Rule> rules) {
    return made(like, like.attributes(), rules);
  }

  private static PolicyVersion made(
      PolicyVersion like, List<Attribute> attributes, List<Rule> rules) {
    return new PolicyVersion(
        like.key(),
        2,
        like.effectiveFrom(),
        null,
        like.mode(),
        like.unit(),
        like.metric(),
        like.watch(),
        like.leading(),
        like.exploration(),
        attributes,
        like.options(),
        rules,
        like.guidance());
  }

  private static Report report(
      PolicyVersion base, PolicyVersion draft, int times, Map<String, Object> context) {
    var comparison = comparison(base, draft);
    add(comparison, times, context);
    return comparison.report(NOW.minus(Duration.ofDays(7)), NOW, true);
  }

  private static Comparison comparison(PolicyVersion base, PolicyVersion draft) {
    return new Comparison(new Side(base), new Side(draft), ComparisonTest::asPreferred);
  }

  private static void add(Comparison comparison, int times, Map<String, Object> context) {
    for (int i = 0; i < times; i++) {
      comparison.add(new RecordedContext("s-" + i, NOW.minusSeconds(i), context, false));
    }
  }

  /// As if nothing had been counted.
  private static List<Ranked> asPreferred(
      PolicyVersion version, List<Candidate> candidates, Map<String, Object> context) {
    var unsure = new Posterior(1, 1);
    return candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::tier))
        .map(each -> new Ranked(each.option(), each.tier(), 0.5, 0.5, unsure, unsure, List.of()))
        .toList();
  }
}
