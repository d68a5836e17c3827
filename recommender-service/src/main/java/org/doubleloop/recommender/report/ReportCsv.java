package org.doubleloop.recommender.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.doubleloop.recommender.metric.CountedMetric;
import org.doubleloop.recommender.table.Measure;
import org.doubleloop.recommender.table.Row;
import org.jspecify.annotations.Nullable;

/// Results as a table for spreadsheets.
final class ReportCsv {
  /// With what a spreadsheet takes a text for a formula (OWASP, "CSV injection").
  private static final Set<Character> FORMULAS = Set.of('=', '+', '-', '@', '\t', '\r', '\n');

  private ReportCsv() {}

  static String of(Report report, List<String> by) {
    var text = new StringWriter();
    try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(names(report, by));
      for (Row row : report.table().rows()) {
        printer.printRecord(values(report, row, by.size()));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static List<@Nullable String> names(Report report, List<String> by) {
    var names = new ArrayList<@Nullable String>();
    names.add("option");
    by.forEach(name -> names.add(harmless(name)));
    names.addAll(List.of("actions", "suggested", "drawn", "followed", "changed", "ignored"));
    for (CountedMetric metric : report.version().metrics()) {
      var name = metric.id() == null ? metric.metric().outcome() : metric.id();
      for (String column :
          List.of("known", "pending", "closed", "successes", "sum", "rate", "low", "high")) {
        names.add(harmless(name + " " + column));
      }
    }
    return names;
  }

  private static List<@Nullable Object> values(Report report, Row row, int divisions) {
    var values = new ArrayList<@Nullable Object>();
    values.add(harmless(row.option()));
    for (int i = 0; i < divisions; i++) {
      values.add(i < row.values().size() ? harmless(row.values().get(i)) : null);
    }
    var said = row.said();
    boolean isSuggested = report.table().hasSuggestions();
    values.add(said.actions());
    values.add(isSuggested ? said.suggested() : null);
    values.add(isSuggested ? said.drawn() : null);
    values.add(report.hasFeedback() ? said.followed() : null);
    values.add(report.hasFeedback() ? said.changed() : null);
    values.add(report.hasFeedback() ? said.ignored() : null);
    var metrics = report.version().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      add(values, Measure.of(metrics.get(i).metric(), row.totals().get(i)));
    }
    return values;
  }

  private static void add(List<@Nullable Object> values, Measure measure) {
    var trials = measure.trials();
    var interval = measure.interval();
    values.add(trials.known());
    values.add(trials.pending());
    values.add(measure.closed());
    values.add(measure.isSum() ? null : trials.full());
    values.add(measure.isSum() ? measure.sum() : null);
    values.add(measure.rate());
    values.add(interval == null ? null : measure.metric().worth(interval.low()));
    values.add(interval == null ? null : measure.metric().worth(interval.high()));
  }

  private static @Nullable String harmless(@Nullable String text) {
    return text != null && !text.isEmpty() && FORMULAS.contains(text.charAt(0)) ? "'" + text : text;
  }
}
