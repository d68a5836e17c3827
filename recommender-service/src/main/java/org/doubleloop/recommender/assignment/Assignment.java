package org.doubleloop.recommender.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.exploration.Chance;
import org.doubleloop.recommender.exploration.Selection;
import org.doubleloop.recommender.policy.Option;
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
public record Assignment(
    int episode,
    String suggestion,
    String option,
    double propensity,
    Instant at,
    boolean open,
    @Nullable FollowingAction acted,
    @Nullable Terms terms) {

  /// By what an option was assigned.
  ///
  /// @param offer a short hash of what the version has to choose from and is judged by
  /// @param lasts for how long an episode goes on: the metric's window and grace
  /// @param top what would have been suggested without chance
  /// @param among all options that were left, with their propensities
  public record Terms(int version, String offer, Duration lasts, String top, List<Chance> among) {

    private static final int SHORT = 16;

    public Terms {
      among = List.copyOf(among);
    }

    static Terms of(PolicyVersion version, Selection selection) {
      return new Terms(
          version.version(),
          offer(version),
          lasts(version),
          selection.choices().getFirst().ranked().option(),
          selection.chances());
    }

    /// Whether a version that came later has other options, or another metric.
    boolean endWith(PolicyVersion later) {
      return later.version() > version && !offer.equals(offer(later));
    }

    static Duration lasts(PolicyVersion version) {
      var window = version.metric().window();
      return window.length().plus(window.grace());
    }

    /// What begins to count anew where it changes; the grace does not.
    private static String offer(PolicyVersion version) {
      var metric = version.metric();
      var options = version.options().stream().map(Option::id).sorted().toList();
      var said =
          List.of(
              metric.outcome(),
              metric.direction(),
              metric.window().length(),
              metric.countWeak(),
              String.valueOf(metric.cap()),
              options);
      return Ids.hash(said.toString()).substring(0, SHORT);
    }
  }

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

  /// The same once the unit has acted.
  public Assignment actedOn(FollowingAction first) {
    return new Assignment(
        episode, suggestion, option, propensity, at, false, first.orEarlier(acted), terms);
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
