package org.doubleloop.recommender.assignment;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.exploration.Chance;
import org.doubleloop.recommender.exploration.Selection;
import org.doubleloop.recommender.exploration.Selection.Choice;
import org.doubleloop.recommender.ranking.Ranked;
import org.jspecify.annotations.Nullable;

/// What a unit is suggested.
///
/// @param choices all ranked options: as chance had them where it has just chosen, else as they
///   would be for a unit whose episode began here
/// @param repeats the first suggestion to the unit, where its option is suggested again
/// @param at never before what chance gave was assigned, if only at the same moment
public record UnitChoice(
    List<Choice> choices,
    Ranked option,
    double propensity,
    Draw draw,
    @Nullable String repeats,
    Instant at) {
  public UnitChoice {
    choices = List.copyOf(choices);
  }

  static UnitChoice withoutChance(Selection selection, Draw draw, Instant at) {
    var choice = selection.choice();
    return new UnitChoice(
        selection.choices(), choice.ranked(), choice.propensity(), draw, null, at);
  }

  /// What an experiment has given.
  ///
  /// @param ranked by the unit's variant, the best first
  public static UnitChoice tried(List<Ranked> ranked, Draw draw, Instant at) {
    var propensities = draw.among().stream().collect(toMap(Chance::option, Chance::propensity));
    var choices =
        ranked.stream()
            .map(each -> new Choice(each, propensities.getOrDefault(each.option(), 0.0)))
            .toList();
    var first = choices.getFirst();
    return new UnitChoice(choices, first.ranked(), first.propensity(), draw, null, at);
  }

  /// @param selection how chance would choose now
  /// @param option what it has given
  static UnitChoice assigned(
      Question question, Selection selection, Ranked option, Assignment assigned) {
    boolean isFirst = assigned.suggestion().equals(question.suggestion());
    var draw = assigned.draw(isFirst ? Reason.FIRST : Reason.REPEAT);
    return new UnitChoice(
        isFirst ? asDrawn(selection.choices(), draw.among()) : selection.choices(),
        option,
        assigned.propensity(),
        draw,
        isFirst ? null : assigned.suggestion(),
        assigned.at().isAfter(question.now()) ? assigned.at() : question.now());
  }

  /// With the propensities that they had then.
  private static List<Choice> asDrawn(List<Choice> choices, List<Chance> among) {
    if (among.isEmpty()) {
      return choices;
    }
    var propensities = among.stream().collect(toMap(Chance::option, Chance::propensity));
    return choices.stream()
        .map(Choice::ranked)
        .map(ranked -> new Choice(ranked, propensities.getOrDefault(ranked.option(), 0.0)))
        .toList();
  }

  /// Whether chance has decided.
  public boolean byChance() {
    return draw.reason() == Reason.FIRST || draw.reason() == Reason.REPEAT;
  }
}
