package org.doubleloop.policy.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.policy.archival.Archivals;
import org.doubleloop.policy.defended.DefendedByDefault;
import org.doubleloop.policy.defended.Revision;
import org.doubleloop.policy.evidence.ProposedEvidence;
import org.doubleloop.policy.evidence.ProposedEvidence.Proposed;
import org.doubleloop.policy.rule.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds how policies stand now.
@Component
public final class Standings {
  private static final int REMEMBERED = 10_000;
  private static final int AT_ONCE = 100;

  private final Policies policies;
  private final Archivals archivals;
  private final ProposedEvidence evidence;
  private final OrganizationClock clock;

  /// It follows from versions and proposals that never change.
  private final Cache<Key, DefendedByDefault> defended =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private record Key(String organization, String policy, int version) {}

  Standings(
      Policies policies, Archivals archivals, ProposedEvidence evidence, OrganizationClock clock) {
    this.policies = policies;
    this.archivals = archivals;
    this.evidence = evidence;
    this.clock = clock;
  }

  /// How the policy stands of which this version is in force.
  public Standing of(PolicyVersion inForce) {
    var above = policies.above(inForce);
    return new Standing(
        inForce.version(),
        archivals.latest(inForce.organization(), inForce.policy()).orElse(null),
        above.isEmpty() ? inForce.version() : above.lastKey(),
        Standing.scheduled(above),
        DefendedByDefault.since(inForce.content(), clock.instant()).orElse(null));
  }

  /// What is defended by default of the version in force.
  @Nullable DefendedByDefault defended(PolicyVersion inForce, Standing standing) {
    var since = standing.defendedSince();
    return since == null
        ? null
        : defended.get(
            new Key(inForce.organization(), inForce.policy(), inForce.version()),
            _ -> DefendedByDefault.of(since, inForce.content(), revisions(inForce, since)));
  }

  private List<Revision> revisions(PolicyVersion inForce, LocalDate since) {
    var begin = since.atStartOfDay(ZoneOffset.UTC).toInstant();
    var revisions = new ArrayList<Revision>();
    var after = inForce;
    while (after.version() > 1 && !after.createdAt().isBefore(begin)) {
      var before =
          policies.versions(after.organization(), after.policy(), after.version(), AT_ONCE);
      for (var each : before.items()) {
        if (!after.createdAt().isBefore(begin)) {
          revisions.add(new Revision(each.content(), after.content(), evidenceOf(after)));
        }
        after = each;
      }
    }
    return revisions;
  }

  private List<Evidence> evidenceOf(PolicyVersion version) {
    var proposal = version.proposal();
    return proposal == null
        ? List.of()
        : evidence.find(version.organization(), proposal).map(Proposed::evidence).orElse(List.of());
  }
}
