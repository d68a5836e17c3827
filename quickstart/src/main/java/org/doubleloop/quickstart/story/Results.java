package org.doubleloop.quickstart.story;

import static org.doubleloop.quickstart.telling.StoryFailed.expect;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.doubleloop.client.recommender.model.ResultRowJson;
import org.doubleloop.client.recommender.model.ResultsJson;
import org.doubleloop.quickstart.telling.Api;
import org.doubleloop.quickstart.telling.Patience;
import org.doubleloop.quickstart.telling.Teller;

/// What the actions came to, as anyone may read it.
final class Results {
  private final Teller teller;
  private final Api rep;

  Results(Teller teller, Api rep) {
    this.teller = teller;
    this.rep = rep;
  }

  void tell() {
    teller.chapter("Anyone can read what has come of it");
    var results = Patience.until("the windows to close", () -> read(List.of()), Results::isClosed);
    teller.quote(table(results.getRows()));
    results.getMessages().forEach(message -> teller.say("%s", message));
    expect(!results.getRows().isEmpty(), "results", results);
  }

  private ResultsJson read(List<String> by) {
    return rep.results().getResults("outreach", by, null, null, null);
  }

  private static boolean isClosed(ResultsJson results) {
    return results.getRows().stream().allMatch(row -> row.getMetric().getPending() == 0);
  }

  private static String table(List<ResultRowJson> rows) {
    return "%-21s %7s %7s %5s   %s%n".formatted("option", "actions", "replies", "rate", "95 %")
        + rows.stream().map(Results::line).collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(ResultRowJson row) {
    var metric = row.getMetric();
    var counts =
        "%-21s %7d %7d"
            .formatted(
                Objects.requireNonNullElse(row.getOption(), "all"),
                row.getActions(),
                metric.getSuccesses());
    return metric.getRate() == null
        ? counts
        : "%s %4.0f %%  %2.0f to %.0f %%"
            .formatted(
                counts, 100 * metric.getRate(), 100 * metric.getLow(), 100 * metric.getHigh());
  }
}
