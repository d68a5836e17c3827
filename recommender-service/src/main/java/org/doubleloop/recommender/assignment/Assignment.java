package org.doubleloop.recommender.assignment;

import java.time.Instant;
import org.doubleloop.recommender.exploration.Draw;
import org.doubleloop.recommender.exploration.Draw.Reason;
import org.doubleloop.recommender.exploration.Selection;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// The option that chance gave to a unit of a policy for an episode; it stands while nobody has
/// acted on it.
///
/// @param episode from 1
/// @param suggestion the first suggestion that named it
/// @param at when it was made, never before the one of the episode before
/// @param open whether no action by this unit has been seen since
/// @param acted the first action by this unit since
/// @param terms null where they were not recorded yet
record Assignment(
    int episode,
    String suggestion,
    String option,
    double propensity,
    Instant at,
    boolean open,
    @Nullable FollowingAction acted,
    @Nullable Terms terms) {

  /// @param before of the episode before
  static Assignment of(Question question, Selection selection, @Nullable Assignment before) {
    var choice = selection.choice();
    var now = question.now();
    return new Assignment(
        before == null ? 1 : before.episode() + 1,
        question.suggestion(),
        choice.ranked().option(),
        choice.propensity(),
        before != null && before.at().isAfter(now) ? before.at() : now,
        true,
        null,
        Terms.of(question.version(), selection));
  }

  /// Whether its episode is: the metric's window has closed after it or, where it was acted upon,
  /// after that; or there is something else to choose from by now, or to be judged by.
  boolean isOver(PolicyVersion version, Instant now) {
    var begun = acted == null || acted.at().isBefore(at) ? at : acted.at();
    var lasts = terms == null ? Terms.lasts(version) : terms.lasts();
    return now.isAfter(begun.plus(lasts)) || (terms != null && terms.endWith(version));
  }

  /// How chance chose, for a suggestion that names what it did.
  Draw draw(Reason reason) {
    return terms == null
        ? Draw.without(reason, episode)
        : new Draw(reason, episode, terms.version(), terms.top(), terms.among());
  }
}
