package org.doubleloop.recommender.assignment;

import java.util.Optional;
import org.doubleloop.recommender.policy.PolicyKey;

/// Where the assignments of episodes stand: for all processes in [Assignments], and in memory where
/// whole worlds are lived through to be measured.
public interface Episodes {

  /// The assignment of the latest episode, as far as that is known: where it is over, there may be
  /// a later one.
  Optional<Assignment> latest(PolicyKey key, String unit);

  /// Makes this the assignment of its episode, and answers the one that stands: another where it
  /// was first.
  Assignment assign(Question question, Assignment assignment);
}
