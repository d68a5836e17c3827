package org.doubleloop.policy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.policy.test.PolicyStore.START;
import static org.doubleloop.policy.test.PolicyStore.named;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyStore;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the store of versions promises, on every store.
class PoliciesTest {
  private PolicyStore fixture;
  private Policies policies;
  private PolicyList list;

  @BeforeEach
  void open() {
    fixture = new PolicyStore();
    policies = fixture.policies();
    list = new PolicyList(fixture.store(), fixture.standings());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Nested
  class Creating {
    @Test
    void makesVersionOneThatIsInForceAtOnce() {
      var made = create("acme", "outreach", "h");
      assertThat(made.version()).isEqualTo(1);
      assertThat(made.effectiveFrom()).isEqualTo(START).isEqualTo(made.createdAt());
      assertThat(made.contentHash()).isEqualTo(ContentCodec.hash(content("h")));
      assertThat(policies.inForce("acme", "outreach")).contains(made);
      assertThat(policies.newest("acme", "outreach")).contains(made);
      assertThat(policies.version("acme", "outreach", 1)).contains(made);
    }

    @Test
    void answersARepeatWithTheFirst() {
      var first = create("acme", "outreach", "h");
      fixture.pass(Duration.ofHours(1));
      assertThat(policies.create(named("acme", "outreach"), content("h"), "other", "h"))
          .isEqualTo(first);
    }

    @Test
    void refusesAnotherBodyUnderTheSameName() {
      create("acme", "outreach", "h");
      assertThatThrownBy(() -> create("acme", "outreach", "other"))
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.type()).isEqualTo(CommonProblem.CONFLICT));
      var keyed = new Creation("acme", "outreach", Creation.Naming.KEY);
      assertThatThrownBy(() -> policies.create(keyed, content("x"), "rep", "x"))
          .isInstanceOfSatisfying(
              ServiceException.class,
              e -> assertThat(e.type()).isEqualTo(CommonProblem.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void keepsOrganizationsApart() {
      create("acme", "outreach", "h");
      assertThat(policies.inForce("other", "outreach")).isEmpty();
      assertThat(policies.version("other", "outreach", 1)).isEmpty();
      assertThat(policies.versions("other", "outreach", null, 10).items()).isEmpty();
      assertThat(listed("other", null, 10)).isEmpty();
      assertThat(create("other", "outreach", "another").organization()).isEqualTo("other");
    }

    @Test
    void lets64AtOnceMakeOne() throws Exception {
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        var tasks =
            IntStream.range(0, 64)
                .<Callable<PolicyVersion>>mapToObj(i ->
                    () -> policies.create(named("acme", "outreach"), content("h"), "rep-" + i, "h"))
                .toList();
        var made = new HashSet<PolicyVersion>();
        for (var future : executor.invokeAll(tasks)) {
          made.add(future.get());
        }
        assertThat(made).hasSize(1);
      }
    }
  }

  @Nested
  class Adding {
    @Test
    void takesEachNumberOnce() {
      create("acme", "outreach", "h");
      var second = next("outreach", 2, "p-1", START);
      assertThat(policies.add(second)).isEqualTo(second);
      assertThat(policies.add(second)).isEqualTo(second);
      assertThat(policies.add(next("outreach", 2, "p-2", START))).isEqualTo(second);
      assertThat(policies.newest("acme", "outreach")).contains(second);
    }

    @Test
    void waitsForItsTimeToComeIntoForce() {
      var first = create("acme", "outreach", "h");
      var second = next("outreach", 2, "p-1", START.plusSeconds(60));
      policies.add(second);
      assertThat(policies.newest("acme", "outreach")).contains(second);
      assertThat(policies.inForce("acme", "outreach")).contains(first);
      assertThat(listed("acme", null, 10)).containsExactly(first);
      fixture.pass(Duration.ofSeconds(60));
      assertThat(policies.inForce("acme", "outreach")).contains(second);
      assertThat(listed("acme", null, 10)).containsExactly(second);
    }

    @Test
    void knowsWhatWasAndWillBeInForceAtAnyMoment() {
      create("acme", "outreach", "h");
      policies.add(next("outreach", 2, "p-1", START.plusSeconds(60)));
      policies.add(next("outreach", 3, "p-2", START.plusSeconds(30)));
      assertThat(inForceAt(START.minusMillis(1))).isEmpty();
      assertThat(inForceAt(START)).contains(1);
      assertThat(inForceAt(START.plusSeconds(30).minusMillis(1))).contains(1);
      assertThat(inForceAt(START.plusSeconds(30))).contains(3);
      assertThat(inForceAt(START.plusSeconds(60))).contains(3);
      assertThat(inForceAt(Instant.parse("9999-12-31T23:59:59.999Z"))).contains(3);
    }

    private Optional<Integer> inForceAt(Instant moment) {
      return policies.inForceAt("acme", "outreach", moment);
    }

    @Test
    void isFoundByItsProposal() {
      create("acme", "outreach", "h");
      var second = next("outreach", 2, "p-1", START);
      policies.add(second);
      assertThat(policies.ofProposal("acme", "p-1")).contains(second);
      assertThat(policies.ofProposal("acme", "p-2")).isEmpty();
      assertThat(policies.ofProposal("other", "p-1")).isEmpty();
    }

    @Test
    void hasTheFirstInForceWhereTheClockIsBehind() {
      var first = create("acme", "outreach", "h");
      fixture.pass(Duration.ofSeconds(-1));
      assertThat(policies.inForce("acme", "outreach")).contains(first);
      assertThat(listed("acme", null, 10)).containsExactly(first);
    }
  }

  @Nested
  class Listing {
    @Test
    void goesThroughPoliciesByTheirIdsAndAnswersWhatIsInForce() {
      for (var policy : new String[] {"c", "a", "d", "b"}) {
        create("acme", policy, policy);
      }
      policies.add(next("b", 2, "p-1", START));
      policies.add(next("b", 3, "p-2", START));
      assertThat(listed("acme", null, 2))
          .extracting(v -> v.policy() + v.version())
          .containsExactly("a1", "b3");
      assertThat(listed("acme", "b", 10))
          .extracting(v -> v.policy() + v.version())
          .containsExactly("c1", "d1");
      assertThat(listed("acme", "d", 10)).isEmpty();
    }

    @Test
    void goesThroughVersionsFromTheNewest() {
      create("acme", "outreach", "h");
      for (int version = 2; version <= 5; version++) {
        policies.add(next("outreach", version, "p-" + version, START));
      }
      assertThat(policies.versions("acme", "outreach", null, 2).items())
          .extracting(PolicyVersion::version)
          .containsExactly(5, 4);
      assertThat(policies.versions("acme", "outreach", 4, 10).items())
          .extracting(PolicyVersion::version)
          .containsExactly(3, 2, 1);
    }
  }

  private List<PolicyVersion> listed(String organization, @Nullable String after, int limit) {
    return list.inForce(organization, after, limit, false).map(PolicyList.Listed::version).items();
  }

  private PolicyVersion create(String organization, String policy, String hypothesis) {
    return policies.create(named(organization, policy), content(hypothesis), "rep", hypothesis);
  }

  private static PolicyVersion next(
      String policy, int version, String proposal, Instant effectiveFrom) {
    var content = content(proposal);
    return new PolicyVersion(
        "acme",
        policy,
        version,
        content,
        ContentCodec.hash(content),
        effectiveFrom,
        effectiveFrom,
        "rep",
        "lead",
        proposal,
        "why");
  }

  private static PolicyContent content(String hypothesis) {
    var api = Outreach.read(Outreach.content(hypothesis), PolicyContentJson.class);
    return PolicyValidation.read(api, new FieldFaults());
  }
}
