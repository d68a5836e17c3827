package org.doubleloop.recommender.draw;

import java.util.List;
import org.doubleloop.recommender.exploration.Chance;
import org.jspecify.annotations.Nullable;

/// What part chance has had in what a unit is suggested.
///
/// @param episode of the unit under the policy, from 1; null where chance has none
/// @param version by which chance chose; null where it did not, or that was not recorded
/// @param top what would have been suggested without chance when it chose
/// @param among all options that were left when chance chose, with propensities that sum to 1; none
///   where it did not choose, or that was not recorded
/// @param trial the experiment that decided; null where none did
public record Draw(
    Reason reason,
    @Nullable Integer episode,
    @Nullable Integer version,
    @Nullable String top,
    List<Chance> among,
    @Nullable Trial trial) {

  /// What an experiment gives a unit.
  ///
  /// @param experiment its id
  public record Trial(String experiment, String variant) {}

  /// Why chance has chosen, or has not.
  public enum Reason {
    /// It has just given the unit an option, with which an episode begins.
    FIRST,
    /// What it gave in this episode is said again.
    REPEAT,
    /// The unit has acted in this episode.
    CLOSED,
    /// What it gave cannot come up here.
    NOT_POSSIBLE,
    /// An experiment has given the unit a variant, and chance decides nothing else.
    TRIAL,
    /// There is but one option to choose from.
    ONLY_ONE,
    /// No chance is declared.
    NONE
  }

  public Draw {
    among = List.copyOf(among);
    if ((reason == Reason.TRIAL) != (trial != null)) {
      throw new IllegalArgumentException("A trial decides where there is one: " + reason);
    }
  }

  /// What chance gave in an episode.
  public Draw(
      Reason reason,
      @Nullable Integer episode,
      @Nullable Integer version,
      @Nullable String top,
      List<Chance> among) {
    this(reason, episode, version, top, among, null);
  }

  /// Chance has chosen nothing here.
  public static Draw without(Reason reason, @Nullable Integer episode) {
    return new Draw(reason, episode, null, null, List.of());
  }

  /// Whether what is suggested is what chance gave the unit, now or before.
  public boolean isByChance() {
    return reason == Reason.FIRST || reason == Reason.REPEAT;
  }

  /// Whether the suggestion is one of those that estimates off policy rest on: given by chance, and
  /// no repeat, so that each episode of a unit counts once.
  public boolean isFirst() {
    return reason == Reason.FIRST;
  }
}
