package org.doubleloop.recommender.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.doubleloop.api.recommender.model.EarlyRateJson;
import org.doubleloop.api.recommender.model.EffectChangeJson;
import org.doubleloop.api.recommender.model.MetricCountJson;
import org.doubleloop.api.recommender.model.ObservedJson;
import org.doubleloop.api.recommender.model.ResultDelayPointJson;
import org.doubleloop.api.recommender.model.ResultDirectionJson;
import org.doubleloop.api.recommender.model.ResultMetricJson;
import org.doubleloop.api.recommender.model.ResultMetricKindJson;
import org.doubleloop.api.recommender.model.ResultMetricRoleJson;
import org.doubleloop.api.recommender.model.ResultRowJson;
import org.doubleloop.api.recommender.model.ResultSeriesJson;
import org.doubleloop.api.recommender.model.ResultValueJson;
import org.doubleloop.api.recommender.model.ResultsJson;
import org.doubleloop.api.recommender.model.WeekCountJson;
import org.doubleloop.recommender.leading.EarlyRate;
import org.doubleloop.recommender.metric.CountedMetric;
import org.doubleloop.recommender.metric.CountedMetric.Role;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.table.Measure;
import org.doubleloop.recommender.table.Row;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// Translates results into the API.
final class ReportMapping {
  /// What JSON has no larger number for.
  private static final double MOST_EVIDENCE = 1e300;

  private ReportMapping() {}

  /// @param by what it is divided by, as it was asked for
  static ResultsJson toApi(Report report, List<String> by, List<String> messages) {
    var version = report.version();
    var observed = report.observedInAll();
    return new ResultsJson()
        .policy(version.key().policy())
        .version(version.version())
        .by(by)
        .metrics(version.metrics().stream().map(ReportMapping::toApi).toList())
        .rows(report.table().rows().stream().map(row -> toApi(report, row, by)).toList())
        .observed(observed.actions() == 0 ? null : toApi(observed))
        .delays(delays(version, report.curve()))
        .generation(report.generation())
        .closedAt(report.closedAt())
        .messages(messages);
  }

  static ResultMetricJson toApi(CountedMetric counted) {
    var metric = counted.metric();
    var window = metric.window();
    return new ResultMetricJson()
        .id(counted.id())
        .role(ResultMetricRoleJson.fromValue(counted.role().name()))
        .outcome(metric.outcome())
        .direction(ResultDirectionJson.fromValue(metric.direction().name()))
        .kind(metric.cap() == null ? ResultMetricKindJson.BINARY : ResultMetricKindJson.SUM)
        .cap(metric.cap())
        .window(window.length().toString())
        .grace(window.grace().isZero() ? null : window.grace().toString());
  }

  private static ResultRowJson toApi(Report report, Row row, List<String> by) {
    var said = row.said();
    var api =
        new ResultRowJson()
            .option(row.option())
            .values(
                IntStream.range(0, row.values().size())
                    .mapToObj(i -> new ResultValueJson().by(by.get(i)).value(row.values().get(i)))
                    .toList())
            .actions(said.actions())
            .watch(new ArrayList<>())
            .leading(new ArrayList<>());
    if (report.table().hasSuggestions()) {
      api.suggested(said.suggested()).drawn(said.drawn());
    }
    if (report.hasFeedback()) {
      api.followed(said.followed()).changed(said.changed()).ignored(said.ignored());
    }
    var metrics = report.version().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      var metric = metrics.get(i);
      var count = toApi(metric.id(), Measure.of(metric.metric(), row.totals().get(i)));
      switch (metric.role()) {
        case METRIC -> api.metric(count.early(early(metric.metric(), row)));
        case WATCH -> api.addWatchItem(count);
        case LEADING -> api.addLeadingItem(count);
      }
    }
    return api;
  }

  private static @Nullable List<EarlyRateJson> early(Metric metric, Row row) {
    return row.early().isEmpty()
        ? null
        : row.early().entrySet().stream()
            .map(each -> toApi(metric, each.getKey(), each.getValue()))
            .toList();
  }

  private static EarlyRateJson toApi(Metric metric, String indicator, EarlyRate early) {
    return new EarlyRateJson()
        .indicator(indicator)
        .rate(metric.worth(early.rate()))
        .low(metric.worth(early.low()))
        .high(metric.worth(early.high()))
        .closed(early.closed())
        .open(early.open())
        .message(early.words(indicator));
  }

  static MetricCountJson toApi(@Nullable String id, Measure measure) {
    var trials = measure.trials();
    var metric = measure.metric();
    var api =
        new MetricCountJson()
            .id(id)
            .known(trials.known())
            .pending(trials.pending())
            .closed(measure.closed())
            .rate(measure.rate());
    if (measure.isSum()) {
      api.sum(measure.sum()).capped(trials.full());
    } else {
      api.successes(trials.full());
    }
    var interval = measure.interval();
    if (interval != null) {
      api.low(metric.worth(interval.low())).high(metric.worth(interval.high()));
    }
    return api;
  }

  private static ObservedJson toApi(Report.Observed observed) {
    return new ObservedJson()
        .actions(observed.actions())
        .same(observed.same())
        .share((double) observed.same() / observed.actions());
  }

  private static List<ResultDelayPointJson> delays(PolicyVersion version, List<Double> curve) {
    var length = version.metric().window().length();
    return IntStream.range(0, curve.size())
        .mapToObj(part ->
            new ResultDelayPointJson()
                .after(length.multipliedBy(part + 1).dividedBy(Window.PARTS).toString())
                .share(Math.clamp(curve.get(part), 0, 1)))
        .toList();
  }

  static ResultSeriesJson toApi(Progress progress, List<String> messages) {
    var version = progress.version();
    var metric = version.metric();
    return new ResultSeriesJson()
        .policy(version.key().policy())
        .version(version.version())
        .metric(toApi(new CountedMetric(Role.METRIC, null, metric)))
        .weeks(
            progress.weeks().stream()
                .map(week ->
                    new WeekCountJson()
                        .week(week.monday())
                        .option(week.option())
                        .metric(toApi(null, Measure.of(metric, week.total()))))
                .toList())
        .changes(
            progress.changes().stream()
                .map(each -> {
                  var change = each.change();
                  var before = change.before();
                  var after = change.after();
                  return new EffectChangeJson()
                      .option(each.option())
                      .since(change.since())
                      .before(
                          toApi(null, Measure.closed(metric, before.actions(), before.successes())))
                      .after(
                          toApi(null, Measure.closed(metric, after.actions(), after.successes())))
                      .evidence(Math.min(MOST_EVIDENCE, change.evidence()))
                      .message(Words.of(each.option(), change));
                })
                .toList())
        .messages(messages);
  }
}
