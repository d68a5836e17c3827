package org.doubleloop.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Which columns of a log are the option, the outcome and the context.
///
/// @param file the log's name in a folder of data
/// @param attributes the column of each attribute
record ColumnMapping(String file, String option, String outcome, Map<String, String> attributes) {
  private static final String ATTRIBUTE = "attribute.";

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
        attributes);
  }

  private static String required(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The mapping does not say which column is " + name);
    }
    return value.strip();
  }
}
