package org.doubleloop.recommender.suggestion;

import java.util.List;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.ranking.Ranked;

/// An option in its place.
///
/// @param propensity the exact probability with which it was chosen
/// @param rules those that named it
record RankedOption(Option option, Ranked ranked, double propensity, List<Rule> rules) {
  RankedOption {
    rules = List.copyOf(rules);
  }
}
