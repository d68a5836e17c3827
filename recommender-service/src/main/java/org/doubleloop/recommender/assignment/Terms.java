package org.doubleloop.recommender.assignment;

import java.time.Duration;
import java.util.List;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.exploration.Chance;
import org.doubleloop.recommender.exploration.Selection;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.PolicyVersion;

/// By what an option was assigned.
///
/// @param offer a short hash of what the version has to choose from and is judged by
/// @param lasts for how long an episode goes on: the metric's window and grace
/// @param top what would have been suggested without chance
/// @param among all options that were left, with their propensities
record Terms(int version, String offer, Duration lasts, String top, List<Chance> among) {

  private static final int SHORT = 16;

  Terms {
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
