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
      var standings = store.standings();
      var first = policies.create(named("acme", "outreach"), content("h"), "rep", "h");
      policies.add(next(2, START.plusSeconds(60)));
      var standing = standings.of("acme", "outreach").orElseThrow();
      assertThat(standing.scheduled()).containsExactly(new Scheduled(2, START.plusSeconds(60)));
      assertThat(standing.tag()).isEqualTo("\"1-n2\"");
      assertThat(standings.defended(first, standing)).isNull();

      store.pass(Duration.ofSeconds(60));
      assertThat(standings.of("acme", "outreach").orElseThrow().scheduled()).isEmpty();
      assertThat(standings.of("acme", "outreach").orElseThrow().tag()).isEqualTo("\"2\"");

      store.pass(Duration.ofDays(200));
      policies.add(next(3, store.clock().instant()));
      var third = policies.inForce("acme", "outreach").orElseThrow();
      var overdue = standings.of("acme", "outreach").orElseThrow();
      assertThat(overdue.tag()).isEqualTo("\"3-d\"");
      assertThat(standings.defended(third, overdue))
          .satisfies(defended -> {
            assertThat(defended.since()).isEqualTo("2026-07-01");
            assertThat(defended.itself()).isTrue();
          });
    }
  }

  @Test
  void isAnotherAsSoonAsSomethingElseIsStoredByWhomever() {
    try (var store = new PolicyStore()) {
      store.policies().create(named("acme", "outreach"), content("h"), "rep", "h");
      var standings = store.standings();
      assertThat(tag(standings)).isEqualTo("\"1\"");

      store.policies().add(next(2, START));
      assertThat(tag(standings)).isEqualTo("\"2\"");
      store.archivals().add(archival(1, true));
      assertThat(tag(standings)).isEqualTo("\"2-a1\"");
      store.policies().add(next(3, START.plusSeconds(60)));
      store.archivals().add(archival(2, false));
      assertThat(tag(standings)).isEqualTo("\"2-a2-n3\"");

      store.pass(Duration.ofSeconds(60));
      assertThat(tag(standings)).isEqualTo("\"3-a2\"");
      assertThat(standings.of("acme", "another")).isEmpty();
      assertThat(standings.of("other", "outreach")).isEmpty();
    }
  }

  @Test
  void followsFromWhatWasReadForAsLongAsNothingComesIntoForce() {
    var facts = new StandingFacts(JUNE, 1, null, new TreeMap<>(Map.of(2, JULY)), null);
    assertThat(facts.holdsAt(JUNE)).isTrue();
    assertThat(facts.holdsAt(JULY.minusMillis(1))).isTrue();
    assertThat(facts.holdsAt(JULY)).isFalse();
    assertThat(facts.holdsAt(JUNE.minusMillis(1))).isFalse();
    var reviewBy = LocalDate.parse("2026-06-30");
    var reviewed = new StandingFacts(JUNE, 1, reviewBy, new TreeMap<>(), null);
    assertThat(reviewed.at(JULY.minusMillis(1)).tag()).isEqualTo("\"1\"");
    assertThat(reviewed.at(JULY).tag()).isEqualTo("\"1-d\"");
  }

  private static String tag(Standings standings) {
    return standings.of("acme", "outreach").orElseThrow().tag();
  }

  private static Archival archival(int number, boolean archived) {
    return new Archival("acme", "outreach", number, archived, START, "rep", "r", null);
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
