package org.doubleloop.recommender.exploration;

import java.util.List;
import org.doubleloop.recommender.ranking.Ranked;

/// What is suggested, and how likely each option was to be.
///
/// @param choices all ranked options in their order, with propensities that sum to 1
/// @param chosen the place of the suggested one among them
public record Selection(List<Choice> choices, int chosen) {
  /// An option with the probability with which it was suggested.
  public record Choice(Ranked ranked, double propensity) {}

  public Selection {
    choices = List.copyOf(choices);
  }

  /// All of them, as chance had them before it.
  public List<Chance> chances() {
    return choices.stream()
        .map(each -> new Chance(each.ranked().option(), each.ranked().tier(), each.propensity()))
        .toList();
  }

  public Choice choice() {
    return choices.get(chosen);
  }
}
