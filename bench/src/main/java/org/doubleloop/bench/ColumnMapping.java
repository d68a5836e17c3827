package org.doubleloop.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Which columns of a log are the option, the outcome and the context.
///
/// @param file the log's name in a folder of data
/// @param window within which the outcome has to come, ISO 8601
/// @param attributes the column of each attribute
record ColumnMapping(
    String file, String option, String outcome, String window, Map<String, String> attributes) {
  private static final String ATTRIBUTE = "attribute.";
  private static final String DATA = "DOUBLELOOP_DATA";

  ColumnMapping {
    attributes = Map.copyOf(attributes);
  }

  static ColumnMapping read(Path path) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    }
    Map<String, String> attributes = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(ATTRIBUTE)) {
        attributes.put(name.substring(ATTRIBUTE.length()), required(properties, name));
      }
    }
    return new ColumnMapping(
        required(properties, "file"),
        required(properties, "option"),
        required(properties, "outcome"),
        required(properties, "window"),
        attributes);
  }

  /// Where the log is, if one is named.
  ///
  /// @param data the log, or the folder that it is in; where it is empty, the environment's
  ///   `DOUBLELOOP_DATA` says so
  /// @throws IllegalArgumentException when there is no file
  Optional<Path> locate(String data) {
    String given = data.isBlank() ? System.getenv().getOrDefault(DATA, "") : data;
    if (given.isBlank()) {
      return Optional.empty();
    }
    Path path = Path.of(given);
    Path log = Files.isDirectory(path) ? path.resolve(file) : path;
    if (!Files.isRegularFile(log)) {
      throw new IllegalArgumentException("There is no log " + log.toAbsolutePath());
    }
    return Optional.of(log);
  }

  private static String required(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The mapping does not say what is the " + name);
    }
    return value.strip();
  }
}
