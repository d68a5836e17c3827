package org.doubleloop.recommender.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.results.Counted;
import org.doubleloop.recommender.results.Pages;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Division.By;
import org.doubleloop.recommender.table.Feedback;
import org.doubleloop.recommender.table.Table;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// Results as they are answered.
///
/// @param hasFeedback whether it is divided only by what the feedback on a suggestion knows
/// @param observed how often people did what would have been suggested, by week; null is a week too
///   old to be told apart
/// @param curve of the worth of closed windows, the share that had come by the end of each part of
///   the window; empty where there is none
/// @param closedAt up to when windows are taken to be over; null before anything said so
record Report(
    PolicyVersion version,
    Division division,
    Table table,
    boolean hasFeedback,
    NavigableMap<String, Observed> observed,
    List<Double> curve,
    long generation,
    @Nullable Instant closedAt) {

  /// @param same of the actions
  record Observed(long actions, long same) {
    static final Observed NONE = new Observed(0, 0);

    Observed plus(Observed other) {
      return new Observed(actions + other.actions, same + other.same);
    }
  }

  static Report of(
      Pages pages,
      PolicyVersion version,
      Division division,
      Feedback feedback,
      @Nullable Instant closedAt) {
    var deciding = Counted.by(MetricKey.of(version));
    var table = Table.of(pages, version, division);
    boolean hasFeedback = feedback.addTo(table.rows(), division);
    return new Report(
        version,
        division,
        table,
        hasFeedback,
        observed(pages, division),
        curve(pages, deciding),
        pages.generation(),
        closedAt);
  }

  private static NavigableMap<String, Observed> observed(Pages pages, Division division) {
    var weeks = new TreeMap<String, Observed>();
    pages.read(
        Counted.OBSERVED,
        new Division(List.of(new By.Week()), division.from(), division.to()),
        (sign, _, values, _, tally) -> {
          var week = values.getFirst() == null ? "" : values.getFirst();
          weeks.merge(week, observed(tally), Observed::plus);
        });
    return weeks;
  }

  private static Observed observed(Tally tally) {
    return new Observed(tally.trials(), tally.full());
  }

  private static List<Double> curve(Pages pages, Counted metric) {
    var come = new long[Window.PARTS];
    pages.delays(
        metric,
        (closes, numbers) -> {
          if (closes == Delays.CLOSED) {
            System.arraycopy(numbers, 0, come, 0, Window.PARTS);
          }
        });
    var curve = new ArrayList<Double>();
    double sum = 0;
    for (long part : come) {
      sum += Math.max(0, part);
      curve.add(sum);
    }
    double all = sum;
    return all == 0 ? List.of() : curve.stream().map(each -> each / all).toList();
  }

  /// The same with the rows of one option, and that of all.
  Report only(@Nullable String option) {
    if (option == null) {
      return this;
    }
    var rows =
        table.rows().stream()
            .filter(row -> row.option() == null || row.option().equals(option))
            .toList();
    return new Report(
        version,
        division,
        new Table(rows, table.isWhole(), table.hasSuggestions()),
        hasFeedback,
        observed,
        curve,
        generation,
        closedAt);
  }

  Observed observedInAll() {
    return observed.values().stream().reduce(Observed.NONE, Observed::plus);
  }
}
