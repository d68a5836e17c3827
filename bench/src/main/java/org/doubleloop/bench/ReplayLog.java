package org.doubleloop.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A logged experiment.
///
/// @param options all that were ever done, in order of name
record ReplayLog(List<String> options, List<String> attributes, List<Row> rows) {
  /// What was done in a context, and whether it led to the outcome.
  record Row(Map<String, String> context, String option, boolean success) {}

  ReplayLog {
    options = List.copyOf(options);
    attributes = List.copyOf(attributes);
    rows = List.copyOf(rows);
    if (options.size() < 2) {
      throw new IllegalArgumentException("There is nothing to choose: " + options);
    }
  }

  /// The share of all rows that led to the outcome: what choosing evenly earns.
  double rate() {
    return (double) rows.stream().filter(Row::success).count() / rows.size();
  }

  /// Reads a CSV file with a header line, compressed where its name ends in `.gz`.
  static ReplayLog read(Path path, ColumnMapping mapping) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream stream = open(path);
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
      List<Row> rows = new ArrayList<>();
      for (CSVRecord line : parser) {
        rows.add(row(line, mapping));
      }
      List<String> options = rows.stream().map(Row::option).distinct().sorted().toList();
      return new ReplayLog(options, mapping.attributes().keySet().stream().sorted().toList(), rows);
    }
  }

  private static Row row(CSVRecord line, ColumnMapping mapping) {
    Map<String, String> context = new HashMap<>();
    mapping.attributes().forEach((name, column) -> context.put(name, line.get(column)));
    boolean success = Double.parseDouble(line.get(mapping.outcome())) > 0;
    return new Row(Map.copyOf(context), line.get(mapping.option()), success);
  }

  private static InputStream open(Path path) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(path));
    return path.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
  }
}
