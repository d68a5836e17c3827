package org.doubleloop.recommender.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.doubleloop.api.recommender.ResultsApi;
import org.doubleloop.api.recommender.model.ResultSeriesJson;
import org.doubleloop.api.recommender.model.ResultsJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.organization.OrganizationClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReportController implements ResultsApi {
  private static final String CSV = "text/csv;charset=UTF-8";

  private final Reports reports;
  private final OrganizationClock clock;

  ReportController(Reports reports, OrganizationClock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<ResultsJson> getResults(
      String policy,
      @Nullable List<String> by,
      @Nullable String option,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    var report = report(policy, by, option, from, to);
    return ResponseEntity.ok(
        ReportMapping.toApi(report, named(by), Words.of(report, reports.others(report.version()))));
  }

  @Override
  public ResponseEntity<String> getResultsCsv(
      String policy,
      @Nullable List<String> by,
      @Nullable String option,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    var report = report(policy, by, option, from, to);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, CSV)
        .body(ReportCsv.of(report, named(by)));
  }

  @Override
  public ResponseEntity<ResultSeriesJson> getResultSeries(
      String policy, @Nullable String option, @Nullable LocalDate from, @Nullable LocalDate to) {
    var asked = new Asked.Question(option, from, to, thisWeek());
    var progress = reports.progress(organization(), policy, asked);
    return ResponseEntity.ok(ReportMapping.toApi(progress, Words.of(progress)));
  }

  private Report report(
      String policy,
      @Nullable List<String> by,
      @Nullable String option,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    var asked = new Asked.Question(option, from, to, thisWeek());
    return reports.report(organization(), policy, named(by), asked);
  }

  private static String organization() {
    return Callers.current().organization();
  }

  private LocalDate thisWeek() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().with(DayOfWeek.MONDAY);
  }

  private static List<String> named(@Nullable List<String> by) {
    return by == null ? List.of() : by;
  }
}
