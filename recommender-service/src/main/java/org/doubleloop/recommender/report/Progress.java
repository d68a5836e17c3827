package org.doubleloop.recommender.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.recommender.change.Change;
import org.doubleloop.recommender.change.Changes;
import org.doubleloop.recommender.change.WeekResult;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.results.Counted;
import org.doubleloop.recommender.results.Pages;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Division.By;
import org.doubleloop.recommender.table.Total;
import org.jspecify.annotations.Nullable;

/// What has come of a policy week by week, and what has changed.
///
/// @param weeks by week, then by option, those of the division only
/// @param changes by option and week, as far as they began in the weeks of the division
record Progress(PolicyVersion version, List<OptionWeek> weeks, List<OptionChange> changes) {
  private static final Duration WEEK = Duration.ofDays(7);

  /// What actions of a week by an option have come to.
  record OptionWeek(LocalDate monday, String option, Total total) {}

  record OptionChange(String option, Change change) {}

  Progress {
    weeks = List.copyOf(weeks);
    changes = List.copyOf(changes);
  }

  /// @param asked the weeks that are told; changes are looked for in all
  /// @param only the one option that is asked for
  static Progress of(
      Pages pages,
      PolicyVersion version,
      Division asked,
      @Nullable String only,
      @Nullable Instant closedAt) {
    var all = read(pages, version, only);
    var changes = new ArrayList<OptionChange>();
    var weeks = new ArrayList<OptionWeek>();
    all.forEach((option, byWeek) -> {
      byWeek.forEach((monday, total) -> {
        if (asked.holds(monday)) {
          weeks.add(new OptionWeek(monday, option, total));
        }
      });
      if (version.metric().cap() == null && closedAt != null) {
        Changes.in(closed(version, byWeek, closedAt)).stream()
            .filter(change -> asked.holds(change.since()))
            .map(change -> new OptionChange(option, change))
            .forEach(changes::add);
      }
    });
    weeks.sort(
        Comparator.comparing(OptionWeek::monday)
            .thenComparingInt(week -> place(version, week.option()))
            .thenComparing(OptionWeek::option));
    changes.sort(
        Comparator.comparingInt((OptionChange each) -> place(version, each.option()))
            .thenComparing(OptionChange::option)
            .thenComparing(each -> each.change().since()));
    return new Progress(version, weeks, changes);
  }

  private static Map<String, Map<LocalDate, Total>> read(
      Pages pages, PolicyVersion version, @Nullable String only) {
    var all = new TreeMap<String, Map<LocalDate, Total>>();
    var counted = Counted.by(MetricKey.of(version));
    var maturity = pages.maturity(counted, version.metric().window());
    pages.read(
        counted,
        new Division(List.of(new By.Week()), null, null),
        (sign, option, values, closes, tally) -> {
          var week = values.getFirst();
          if (week != null && (only == null || only.equals(option))) {
            all.computeIfAbsent(option, _ -> new TreeMap<>())
                .computeIfAbsent(LocalDate.parse(week), _ -> new Total())
                .add(sign, closes, tally, maturity);
          }
        });
    return all;
  }

  /// Those weeks of which no window is open any more: in others only what comes early is known.
  private static List<WeekResult> closed(
      PolicyVersion version, Map<LocalDate, Total> weeks, Instant closedAt) {
    var window = version.metric().window();
    var results = new ArrayList<WeekResult>();
    weeks.forEach((monday, total) -> {
      var ends = monday.atStartOfDay(ZoneOffset.UTC).toInstant().plus(WEEK);
      var trials = total.trials();
      boolean isOver =
          total.closed() == trials.known()
              && trials.pending() == 0
              && !ends.plus(window.length()).plus(window.grace()).isAfter(closedAt);
      if (isOver) {
        results.add(new WeekResult(monday, trials.known(), trials.full()));
      }
    });
    return results;
  }

  private static int place(PolicyVersion version, String option) {
    for (int i = 0; i < version.options().size(); i++) {
      if (version.options().get(i).id().equals(option)) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }
}
