package org.doubleloop.recommender.past;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doubleloop.recommender.policy.PolicyKey;
import org.springframework.stereotype.Component;

/// All proposals of this service, as far as they are known. One thread takes up what the policy
/// feed says, in any order and again; any may ask.
@Component
public final class PastProposals {
  private final Map<PolicyKey, Map<String, PastProposal>> known = new ConcurrentHashMap<>();

  /// Takes up what is said of a proposal.
  public void take(PolicyKey key, PastProposal said) {
    known
        .computeIfAbsent(key, _ -> new ConcurrentHashMap<>())
        .merge(said.id(), said, PastProposal::newer);
  }

  /// The one of that id.
  public Optional<PastProposal> find(PolicyKey key, String id) {
    return Optional.ofNullable(known.getOrDefault(key, Map.of()).get(id));
  }

  /// All of a policy.
  public List<PastProposal> of(PolicyKey key) {
    return List.copyOf(known.getOrDefault(key, Map.of()).values());
  }
}
