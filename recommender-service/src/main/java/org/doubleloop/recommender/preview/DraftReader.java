package org.doubleloop.recommender.preview;

import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;

/// Reads content that is not a version, as if it were one.
@FunctionalInterface
public interface DraftReader {
  /// @param content as JSON of the contract
  /// @throws IllegalArgumentException where something in it is not known here
  PolicyVersion read(PolicyKey key, int version, String content);
}
