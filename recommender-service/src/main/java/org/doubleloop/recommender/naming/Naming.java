package org.doubleloop.recommender.naming;

import java.util.Optional;
import org.doubleloop.recommender.policy.PolicyKey;

/// Has patterns named.
public interface Naming {

  /// The name that is known. Where one should be asked for it will be, in a moment.
  Optional<PatternName> name(PolicyKey key, Nameable pattern);

  /// The name, asked for now where it should be.
  Optional<PatternName> nameNow(PolicyKey key, Nameable pattern);

  /// By nobody.
  static Naming none() {
    return new Naming() {
      @Override
      public Optional<PatternName> name(PolicyKey key, Nameable pattern) {
        return Optional.empty();
      }

      @Override
      public Optional<PatternName> nameNow(PolicyKey key, Nameable pattern) {
        return Optional.empty();
      }
    };
  }
}
