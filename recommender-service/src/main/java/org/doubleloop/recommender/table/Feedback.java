package org.doubleloop.recommender.table;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.doubleloop.recommender.agreement.FeedbackCounts;
import org.doubleloop.recommender.agreement.SuggestedOption;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Division.By;

/// What people said of suggestions of a policy, which is known by version and option.
///
/// @param versions all that are known
/// @param counts of an option of a version
public record Feedback(
    PolicyKey key, Set<Integer> versions, Function<SuggestedOption, FeedbackCounts> counts) {

  /// Adds it to rows that are divided by the version at most.
  ///
  /// @return whether they are
  public boolean addTo(List<Row> rows, Division division) {
    boolean isKnown =
        division.from() == null
            && division.to() == null
            && division.by().stream().allMatch(each -> each instanceof By.Version);
    if (isKnown) {
      var options = rows.stream().map(Row::option).filter(Objects::nonNull).distinct().toList();
      for (Row row : rows) {
        var option = row.option();
        for (String each : option == null ? options : List.of(option)) {
          add(row, each);
        }
      }
    }
    return isKnown;
  }

  /// To all options together what was said of all versions, also of those without a row.
  private void add(Row row, String option) {
    for (int version : versions) {
      if (row.values().isEmpty()
          || row.option() == null
          || Integer.toString(version).equals(row.values().getFirst())) {
        var found = counts.apply(new SuggestedOption(key, version, option));
        row.said().followed += found.followed();
        row.said().changed += found.changed();
        row.said().ignored += found.ignored();
      }
    }
  }
}
