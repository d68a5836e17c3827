package org.doubleloop.recommender.claim;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.provenance.Mark;
import org.jspecify.annotations.Nullable;

/// What was counted of what a proposal claims.
///
/// @param since the Monday of the first week of which anything is; null where nothing is, or where
///   that is too long ago to be told apart
/// @param closedAt up to when windows are taken to be over; null before anything said so
/// @param suggested how many suggestions there were
/// @param drawn how many of them by chance
/// @param places in the order in which they were asked for
/// @param marks what there is to know of what is counted
public record CountReport(
    Metric metric,
    @Nullable LocalDate since,
    @Nullable Instant closedAt,
    long generation,
    long suggested,
    long drawn,
    List<CountedPlace> places,
    List<CountedRule> rules,
    List<Mark> marks) {

  /// What was counted of what evidence speaks of.
  public record CountedPlace(Place place, Rate rate) {}

  /// What was counted where a rule holds.
  ///
  /// @param reason why it cannot be counted
  /// @param options those of which the rule speaks first
  /// @param untold how many more there are
  public record CountedRule(
      Rule rule, @Nullable String reason, List<CountedOption> options, int untold) {
    public CountedRule {
      options = List.copyOf(options);
    }
  }

  /// @param isNamed whether the rule speaks of it
  public record CountedOption(String option, boolean isNamed, Rate rate) {}

  public CountReport {
    places = List.copyOf(places);
    rules = List.copyOf(rules);
    marks = List.copyOf(marks);
  }

  /// How it was counted, for people.
  public String sentence() {
    var since = this.since;
    var text =
        new StringBuilder(
            "Counted by what was done, whoever chose it: `%s` within %s%s."
                .formatted(
                    metric.outcome(),
                    plain(metric.window().length()),
                    since == null ? "" : ", since the week of " + since));
    if (drawn > 0) {
      text.append(
          " Of %,d suggestions %,d were drawn by chance; what came of these is not told apart."
              .formatted(suggested, drawn));
    } else if (suggested > 0) {
      text.append(" Nothing was left to chance.");
    }
    return text.append(" A difference between options may come from whom they were used for.")
        .toString();
  }

  private static String plain(Duration time) {
    long hours = time.toHours();
    if (hours >= 24 && hours % 24 == 0) {
      return hours == 24 ? "a day" : hours / 24 + " days";
    }
    return hours > 0 ? hours + " hours" : time.toMinutes() + " minutes";
  }
}
