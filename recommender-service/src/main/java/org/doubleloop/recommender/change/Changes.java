package org.doubleloop.recommender.change;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.recommender.change.Change.Totals;

/// Finds when rates of success have changed.
public final class Changes {

  /// The evidence at which a change is told: where nothing changes, it gets there in at most one of
  /// twenty series of two years, however often it is looked at.
  public static final double ENOUGH = 20;

  private Changes() {}

  /// The changes in weeks that follow one another, the first one first. From a change on everything
  /// begins anew.
  ///
  /// @param weeks the latest [#mostWeeks] of them count; those in which nothing was done may be
  ///   missing
  public static List<Change> in(List<WeekResult> weeks) {
    var latest = weeks.subList(Math.max(0, weeks.size() - Series.MOST_WEEKS), weeks.size());
    var series = Series.of(latest);
    var found = new ArrayList<Series.Found>();
    for (var next = series.first(ENOUGH); next.isPresent(); ) {
      found.add(next.get());
      series = series.from(next.get().week());
      next = series.first(ENOUGH);
    }
    return told(latest, found);
  }

  /// How many weeks are looked at.
  public static int mostWeeks() {
    return Series.MOST_WEEKS;
  }

  /// What has come after a change was found says better when it was.
  private static List<Change> told(List<WeekResult> weeks, List<Series.Found> found) {
    var all = Series.of(weeks);
    var changes = new ArrayList<Change>();
    int start = 0;
    for (int i = 0; i < found.size(); i++) {
      int end = i + 1 < found.size() ? found.get(i + 1).week() : weeks.size();
      int since = all.from(start).likeliest(end);
      Totals before = all.totals(start, since);
      changes.add(
          new Change(
              weeks.get(since).monday(), before, all.totals(since, end), found.get(i).evidence()));
      start = since;
    }
    return List.copyOf(changes);
  }
}
