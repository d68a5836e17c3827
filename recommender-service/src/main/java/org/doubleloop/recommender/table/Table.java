package org.doubleloop.recommender.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.metric.CountedMetric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.results.Counted;
import org.doubleloop.recommender.results.Lead;
import org.doubleloop.recommender.results.Pages;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Division.By;
import org.doubleloop.recommender.sheet.Facet;
import org.jspecify.annotations.Nullable;

/// What has come of a policy, row by row.
///
/// @param rows that of all options first, then those of the options
/// @param isWhole whether all values of what it is divided by are kept
/// @param hasSuggestions whether it is divided only by what a suggestion knows
public record Table(List<Row> rows, boolean isWhole, boolean hasSuggestions) {
  public Table {
    rows = List.copyOf(rows);
  }

  /// What was counted, divided as asked.
  public static Table of(Pages pages, PolicyVersion version, Division division) {
    var table = new Gathering(version, division);
    boolean isWhole = pages.read(Counted.ACTIONS, division, table::act);
    var metrics = version.metrics();
    for (int i = 0; i < metrics.size(); i++) {
      isWhole &= table.count(pages, i, metrics.get(i), division);
    }
    boolean hasSuggestions = division.by().stream().allMatch(Table::isSuggested);
    if (hasSuggestions) {
      isWhole &= pages.read(Counted.SUGGESTIONS, division, table::suggest);
    }
    var rows = table.rows();
    if (division.equals(Division.NONE)) {
      rows.forEach(row -> lead(row, pages, version));
    }
    return new Table(rows, isWhole, hasSuggestions);
  }

  private static void lead(Row row, Pages pages, PolicyVersion version) {
    var metric = MetricKey.of(version);
    for (NamedMetric leading : version.leading()) {
      pages
          .early(new Lead(metric, MetricKey.of(version.key(), leading.metric())), row.option())
          .ifPresent(early -> row.early().put(leading.id(), early));
    }
  }

  /// Whether a suggestion knows it too.
  private static boolean isSuggested(By by) {
    return switch (by) {
      case By.Version() -> true;
      case By.Week() -> true;
      case By.Attribute(var attribute) ->
          attribute.equals(Facet.TRIGGER.attribute()) || Facet.of(attribute).isEmpty();
    };
  }

  private static final class Gathering {
    private final PolicyVersion version;
    private final int metrics;
    private final Row all;
    private final Map<Place, Row> rows = new HashMap<>();

    private record Place(String option, List<@Nullable String> values) {}

    Gathering(PolicyVersion version, Division division) {
      this.version = version;
      this.metrics = version.metrics().size();
      this.all = Row.of(null, List.of(), metrics);
      if (division.by().isEmpty()) {
        version.options().forEach(option -> row(option.id(), List.of()));
      }
    }

    private Row row(String option, List<@Nullable String> values) {
      return rows.computeIfAbsent(new Place(option, values), _ -> Row.of(option, values, metrics));
    }

    void act(int sign, String option, List<@Nullable String> values, long closes, Tally tally) {
      row(option, values).said().actions += sign * tally.trials();
      all.said().actions += sign * tally.trials();
    }

    void suggest(int sign, String option, List<@Nullable String> values, long closes, Tally tally) {
      for (Row row : List.of(row(option, values), all)) {
        row.said().suggested += sign * tally.trials();
        row.said().drawn += sign * tally.full();
      }
    }

    boolean count(Pages pages, int place, CountedMetric metric, Division division) {
      var counted = Counted.by(MetricKey.of(version.key(), metric.metric()));
      var maturity = pages.maturity(counted, metric.metric().window());
      return pages.read(
          counted,
          division,
          (sign, option, values, closes, tally) -> {
            row(option, values).totals().get(place).add(sign, closes, tally, maturity);
            all.totals().get(place).add(sign, closes, tally, maturity);
          });
    }

    List<Row> rows() {
      var ordered = new ArrayList<Row>();
      ordered.add(all);
      rows.values().stream()
          .filter(row -> row.values().isEmpty() || !row.isNothing())
          .sorted(RowOrder.of(version))
          .forEach(ordered::add);
      return ordered;
    }
  }
}
