package org.doubleloop.recommender.quality;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.week.Claim;
import org.jspecify.annotations.Nullable;

/// Says by which version of a policy actions count.
final class Judge {
  private final Policies policies;
  private final PolicyKey key;

  Judge(Policies policies, PolicyKey key) {
    this.policies = policies;
    this.key = key;
  }

  /// What is said of a claim.
  sealed interface Judgement {
    record Counts(PolicyVersion version) implements Judgement {}

    /// @param said the name or number that is not known
    record CountsNot(Reason reason, @Nullable String said) implements Judgement {}
  }

  boolean knowsPolicy() {
    return !policies.known(key).isEmpty();
  }

  /// @param begins of the day to which those belong that say so
  /// @param ends of that day
  Judgement of(Claim claim, Instant begins, Instant ends) {
    if (!knowsPolicy()) {
      return new Judgement.CountsNot(Reason.UNKNOWN_POLICY, key.policy());
    }
    if (claim.version() != null && policies.version(key, claim.version()).isEmpty()) {
      return new Judgement.CountsNot(Reason.UNKNOWN_VERSION, claim.version().toString());
    }
    var option = claim.option();
    if (option == null) {
      return new Judgement.CountsNot(Reason.NO_OPTION, null);
    }
    return candidates(claim, begins, ends)
        .filter(version -> version.option(option).isPresent())
        .findFirst()
        .<Judgement>map(Judgement.Counts::new)
        .orElseGet(() -> new Judgement.CountsNot(Reason.UNKNOWN_OPTION, option));
  }

  private Stream<PolicyVersion> candidates(Claim claim, Instant begins, Instant ends) {
    if (claim.version() != null) {
      return policies.version(key, claim.version()).stream();
    }
    return Stream.of(
            policies.inForce(key, ends), policies.inForce(key, begins), policies.first(key))
        .flatMap(Optional::stream);
  }
}
