package org.doubleloop.policy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.PolicyStore.START;
import static org.doubleloop.policy.test.PolicyStore.named;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.evidence.ProposedEvidence;
import org.doubleloop.policy.policy.Standing.Scheduled;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyStore;
import org.junit.jupiter.api.Test;

/// How a policy stands beside what its version in force says.
class StandingTest {
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

  @Test
  void schedulesVersionsInTheOrderInWhichTheyComeIntoForce() {
    assertThat(scheduled(Map.of(2, JUNE, 3, JULY)))
        .containsExactly(new Scheduled(2, JUNE), new Scheduled(3, JULY));
  }

  @Test
  void leavesOutAVersionThatANewerOneComesBefore() {
    assertThat(scheduled(Map.of(2, JULY, 3, JUNE))).containsExactly(new Scheduled(3, JUNE));
    assertThat(scheduled(Map.of(2, JUNE, 3, JUNE))).containsExactly(new Scheduled(3, JUNE));
    assertThat(scheduled(Map.of())).isEmpty();
  }

  @Test
  void hasAnotherTagAfterEachThingThatIsSaidOfIt() {
    var archival = new Archival("acme", "outreach", 2, false, JUNE, "rep", "r", null);
    assertThat(new Standing(3, null, 3, List.of(), null).tag()).isEqualTo("\"3\"");
    assertThat(new Standing(3, archival, 3, List.of(), null).tag()).isEqualTo("\"3-a2\"");
    assertThat(new Standing(3, archival, 4, List.of(), LocalDate.parse("2026-07-01")).tag())
        .isEqualTo("\"3-a2-n4-d\"");
  }

  @Test
  void isFoundInWhatIsStored() {
    try (var store = new PolicyStore()) {
      var policies = store.policies();
      var standings =
          new Standings(
              policies, store.archivals(), new ProposedEvidence(store.store()), store.clock());
      var first = policies.create(named("acme", "outreach"), content("h"), "rep", "h");
      policies.add(next(2, START.plusSeconds(60)));
      var standing = standings.of(first);
      assertThat(standing.scheduled()).containsExactly(new Scheduled(2, START.plusSeconds(60)));
      assertThat(standing.tag()).isEqualTo("\"1-n2\"");
      assertThat(standings.defended(first, standing)).isNull();

      store.pass(Duration.ofSeconds(60));
      var second = policies.inForce("acme", "outreach").orElseThrow();
      assertThat(standings.of(second).scheduled()).isEmpty();
      assertThat(standings.of(second).tag()).isEqualTo("\"2\"");

      store.pass(Duration.ofDays(200));
      policies.add(next(3, store.clock().instant()));
      var third = policies.inForce("acme", "outreach").orElseThrow();
      var overdue = standings.of(third);
      assertThat(overdue.tag()).isEqualTo("\"3-d\"");
      assertThat(standings.defended(third, overdue))
          .satisfies(defended -> {
            assertThat(defended.since()).isEqualTo("2026-07-01");
            assertThat(defended.itself()).isTrue();
          });
    }
  }

  private static List<Scheduled> scheduled(Map<Integer, Instant> above) {
    return Standing.scheduled(new TreeMap<>(above));
  }

  private static PolicyVersion next(int version, Instant from) {
    var content = content("version " + version);
    return new PolicyVersion(
        "acme",
        "outreach",
        version,
        content,
        ContentCodec.hash(content),
        from,
        from,
        "rep",
        "lead",
        "p-" + version,
        "because");
  }

  private static PolicyContent content(String hypothesis) {
    var reviewed =
        Outreach.with(Outreach.content(hypothesis), "/review", "{\"reviewBy\": \"2026-06-30\"}");
    return ContentCodec.convert(reviewed, PolicyContent.class);
  }
}
