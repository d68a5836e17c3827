package org.doubleloop.signal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.unit.UnitKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownPoliciesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final KnownPolicies policies = new KnownPolicies();

  KnownPoliciesTest() {
    policies.add(version(1, "replied", false, "short", "long"));
    policies.add(version(2, "replied", true, "short", "long"));
    policies.add(version(3, "converted", false, "short"));
  }

  @ParameterizedTest
  @CsvSource({"-5,1", "0,1", "0.5,1", "1,2", "2,3", "99,3"})
  void anActionCountsByTheVersionInForceAndBeforeThatByTheFirst(double day, int version) {
    var claim = claim("hello", null, "short", day);
    assertThat(policies.of(claim).map(KnownVersion::version)).contains(version);
    assertThat(policies.gap(claim)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ",,short,NO_POLICY",
    "hallo,,short,UNKNOWN_POLICY",
    "hello,4,short,UNKNOWN_VERSION",
    "hello,1,,NO_OPTION",
    "hello,3,long,UNKNOWN_OPTION",
    "hello,2,long,"
  })
  void saysWhyAnActionCountsNowhere(
      @Nullable String policy,
      @Nullable Integer version,
      @Nullable String option,
      @Nullable Gap gap) {
    assertThat(policies.gap(claim(policy, version, option, 0)).orElse(null)).isEqualTo(gap);
  }

  @Test
  void anyVersionMakesATypeOfOutcomesKnownAndCountsWeakOnes() {
    assertThat(policies.outcomes("acme"))
        .containsOnly(entry("replied", true), entry("converted", false));
    assertThat(policies.outcomes("another")).isEmpty();
    assertThat(policies.policies("acme")).containsExactly("hello");
    assertThat(policies.newest("acme", "hello")).contains(3);
  }

  @Test
  void versionsThatSayTheSameShareIt() {
    var first = policies.version("acme", "hello", 1).orElseThrow();
    var second = policies.version("acme", "hello", 2).orElseThrow();
    assertThat(second.options()).isSameAs(first.options());
    assertThat(second.attributes()).isSameAs(first.attributes());
    assertThat(policies.version("acme", "hello", 3).orElseThrow().attributes())
        .isSameAs(first.attributes());
  }

  @Test
  void areNotCompleteBeforeTheyEverWere() {
    assertThat(policies.areComplete()).isFalse();
    policies.completeAt(START);
    assertThat(policies.areComplete()).isTrue();
  }

  private static Claim claim(
      @Nullable String policy, @Nullable Integer version, @Nullable String option, double day) {
    return new Claim("acme", policy, version, option, START.plusSeconds(Math.round(86_400 * day)));
  }

  private static KnownVersion version(
      int number, String outcome, boolean countWeak, String... options) {
    return new KnownVersion(
        "acme",
        "hello",
        number,
        START.plus(Duration.ofDays(number - 1)),
        outcome,
        Duration.ofDays(7),
        UnitKind.SUBJECT,
        Duration.ZERO,
        countWeak,
        null,
        List.of(),
        Set.of(options),
        List.of(new KnownAttribute("plan", KnownAttribute.Type.STRING, Set.of("free", "paid"))));
  }
}
