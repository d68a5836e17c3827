package org.doubleloop.recommender.table;

import java.util.List;
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
      var all = rows.getFirst();
      rows.stream().skip(1).forEach(row -> add(row, all));
    }
    return isKnown;
  }

  private void add(Row row, Row all) {
    var option = row.option();
    if (option == null) {
      return;
    }
    for (int version : versions) {
      if (row.values().isEmpty() || Integer.toString(version).equals(row.values().getFirst())) {
        var found = counts.apply(new SuggestedOption(key, version, option));
        for (Row each : List.of(row, all)) {
          each.said().followed += found.followed();
          each.said().changed += found.changed();
          each.said().ignored += found.ignored();
        }
      }
    }
  }
}
