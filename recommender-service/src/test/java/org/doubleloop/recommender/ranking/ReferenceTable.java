package org.doubleloop.recommender.ranking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table made by `src/test/reference/ranking.py`, which names the command.
public record ReferenceTable(List<Map<String, String>> rows) {
  public static ReferenceTable read(String name) {
    try (InputStream stream = ReferenceTable.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("There is no table " + name);
      }
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      String[] header = lines.getFirst().split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
          row.put(header[i], fields[i]);
        }
        rows.add(row);
      }
      return new ReferenceTable(rows);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public static String text(Map<String, String> row, String column) {
    String value = row.get(column);
    if (value == null) {
      throw new IllegalStateException("There is no column " + column);
    }
    return value;
  }

  public static double number(Map<String, String> row, String column) {
    return Double.parseDouble(text(row, column));
  }

  public static long count(Map<String, String> row, String column) {
    return Long.parseLong(text(row, column));
  }
}
