package org.doubleloop.recommender.assignment;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.exploration.Selection;
import org.doubleloop.recommender.exploration.Selection.Choice;
import org.doubleloop.recommender.ranking.Ranked;
import org.jspecify.annotations.Nullable;

/// What a unit is suggested.
///
/// @param choices all ranked options, as they would be for a unit that has not been assigned
/// @param repeats the first suggestion to the unit, where its option is suggested again
/// @param at never before what chance gave was assigned, if only at the same moment
public record UnitChoice(
    List<Choice> choices,
    Ranked option,
    double propensity,
    boolean byChance,
    @Nullable String repeats,
    Instant at) {
  public UnitChoice {
    choices = List.copyOf(choices);
  }

  static UnitChoice withoutChance(Selection selection, Instant at) {
    var choice = selection.choice();
    return new UnitChoice(
        selection.choices(), choice.ranked(), choice.propensity(), false, null, at);
  }
}
