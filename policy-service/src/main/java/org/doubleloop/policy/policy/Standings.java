package org.doubleloop.policy.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.policy.archival.Archivals;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.defended.DefendedByDefault;
import org.doubleloop.policy.defended.Revision;
import org.doubleloop.policy.evidence.ProposedEvidence;
import org.doubleloop.policy.evidence.ProposedEvidence.Proposed;
import org.doubleloop.policy.policy.Policies.Newest;
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

  private final Cache<PolicyName, StandingFacts> remembered =
      Caffeine.newBuilder()
          .maximumWeight(2 * REMEMBERED)
          .weigher((PolicyName _, StandingFacts facts) -> facts.weight())
          .build();

  private record Key(String organization, String policy, int version) {}

  private record PolicyName(String organization, String policy) {}

  public Standings(
      Policies policies, Archivals archivals, ProposedEvidence evidence, OrganizationClock clock) {
    this.policies = policies;
    this.archivals = archivals;
    this.evidence = evidence;
    this.clock = clock;
  }

  /// How a policy stands now, where there is one.
  public Optional<Standing> of(String organization, String policy) {
    return Optional.ofNullable(of(organization, List.of(policy)).get(policy));
  }

  /// How policies stand now, those that there are. What was read of one serves for as long as one
  /// look at all of them finds nothing newer; so nothing is told later, whichever process it is
  /// from.
  ///
  /// @param ids a thousand at most
  public Map<String, Standing> of(String organization, Collection<String> ids) {
    var now = clock.instant();
    var standings = new HashMap<String, Standing>();
    var known = known(organization, ids, now);
    for (String policy : new LinkedHashSet<>(ids)) {
      var facts = known.get(policy);
      if (facts == null) {
        facts = policies.inForce(organization, policy).map(each -> read(each, now)).orElse(null);
      }
      if (facts != null) {
        remembered.put(new PolicyName(organization, policy), facts);
        standings.put(policy, facts.at(now));
      }
    }
    return standings;
  }

  /// What is remembered and still as it was.
  private Map<String, StandingFacts> known(
      String organization, Collection<String> ids, Instant now) {
    var known = new HashMap<String, StandingFacts>();
    for (String policy : ids) {
      var facts = remembered.getIfPresent(new PolicyName(organization, policy));
      if (facts != null && facts.holdsAt(now)) {
        known.put(policy, facts);
      }
    }
    if (!known.isEmpty()) {
      var newest = new ArrayList<Newest>();
      known.forEach(
          (policy, facts) -> newest.add(new Newest(policy, facts.newest(), facts.archivals())));
      known.keySet().removeAll(policies.followed(organization, newest));
    }
    return known;
  }

  private StandingFacts read(PolicyVersion inForce, Instant now) {
    return new StandingFacts(
        now,
        inForce.version(),
        ReviewTerms.of(inForce.content()).reviewBy(),
        policies.above(inForce),
        archivals.latest(inForce.organization(), inForce.policy()).orElse(null));
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
