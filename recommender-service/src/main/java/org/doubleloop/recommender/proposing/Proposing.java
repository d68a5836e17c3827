package org.doubleloop.recommender.proposing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.past.PastProposals;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.proposing.Plan.Named;
import org.doubleloop.recommender.proposing.Plan.Withheld;
import org.doubleloop.recommender.revision.Revision;

/// Proposes what was found, as far as nothing speaks against it.
public final class Proposing {
  private final PastProposals past;
  private final Policies policies;
  private final Proposer proposer;

  /// Says to the policy-service what is proposed.
  @FunctionalInterface
  public interface Proposer {
    /// @return why it was not taken; empty where it was, now or before
    /// @throws RuntimeException where it was not heard
    String propose(PolicyVersion base, Named proposal);
  }

  /// What became of what was found.
  ///
  /// @param proposed their ids
  public record Outcome(List<String> proposed, List<Withheld> withheld) {
    public Outcome {
      proposed = List.copyOf(proposed);
      withheld = List.copyOf(withheld);
    }
  }

  public Proposing(PastProposals past, Policies policies, Proposer proposer) {
    this.past = past;
    this.policies = policies;
    this.proposer = proposer;
  }

  /// Whether a hunch more of a policy would be proposed.
  boolean hasRoom(PolicyKey key) {
    return Plan.hasRoom(past.of(key));
  }

  /// @param base the version in force
  /// @param revisions the most telling first
  public Outcome propose(PolicyVersion base, Stream<Revision> revisions) {
    var plan =
        Plan.of(base.key(), revisions.toList(), past.of(base.key()), policies.judgedAs(base));
    var proposed = new ArrayList<String>();
    var withheld = new ArrayList<>(plan.withheld());
    for (Named named : plan.proposed()) {
      var why = proposer.propose(base, named);
      if (why.isEmpty()) {
        proposed.add(named.id());
      } else {
        withheld.add(new Withheld(named.revision(), why));
      }
    }
    return new Outcome(proposed, withheld);
  }
}
