package org.doubleloop.policy.inbox;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.Standings;

/// The terms of the newest versions of policies. Those of a version never change, so that each is
/// read once; which version is the newest is asked for many policies together.
final class NewestTerms {
  private static final int MOST_POLICIES = 20_000;

  /// @param version the newest
  /// @param isArchived whether nothing is accepted any more
  record Terms(int version, ReviewTerms review, boolean isArchived) {}

  private record Version(String organization, String policy, int number) {}

  private final Standings standings;
  private final LoadingCache<Version, ReviewTerms> byVersion;

  NewestTerms(Policies policies, Standings standings) {
    this.standings = standings;
    this.byVersion =
        Caffeine.newBuilder().maximumSize(MOST_POLICIES).build(each -> read(policies, each));
  }

  /// @param ids of policies that there are, a thousand at most
  Map<String, Terms> of(String organization, Collection<String> ids) {
    var terms = new HashMap<String, Terms>();
    standings
        .of(organization, ids)
        .forEach((policy, standing) ->
            terms.put(
                policy,
                new Terms(
                    standing.newest(),
                    byVersion.get(new Version(organization, policy, standing.newest())),
                    standing.isArchived())));
    return terms;
  }

  private static ReviewTerms read(Policies policies, Version version) {
    return ReviewTerms.of(
        policies
            .version(version.organization, version.policy, version.number)
            .orElseThrow()
            .content());
  }
}
