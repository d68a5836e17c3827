package org.doubleloop.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The policy under which a logged experiment is replayed: every option that was ever done, every
/// mapped attribute with the values that it ever had, judged by the logged outcome.
///
/// @param content as the API takes it
/// @param options the id of each option of the log
record LoggedPolicy(Map<String, Object> content, Map<String, String> options) {
  /// The policy's id.
  static final String ID = "replay";

  private static final double FLOOR = 0.02;

  LoggedPolicy {
    content = Map.copyOf(content);
    options = Map.copyOf(options);
  }

  /// @param share of the suggestions drawn by chance
  static LoggedPolicy of(ReplayLog log, ColumnMapping mapping, double share) {
    Map<String, String> ids = new TreeMap<>();
    log.options().forEach(option -> ids.put(option, id(option)));
    if (new TreeSet<>(ids.values()).size() < ids.size()) {
      throw new IllegalArgumentException("Options are too much alike: " + ids.keySet());
    }
    Map<String, Object> content =
        Map.of(
            "title",
            "Replay of a logged experiment",
            "hypothesis",
            "What leads to " + mapping.outcome() + " depends on the context.",
            "metric",
            Map.of(
                "outcome", mapping.outcome(),
                "direction", "INCREASE",
                "window", mapping.window()),
            "unit",
            "SUBJECT",
            "attributes",
            log.attributes().stream().map(name -> attribute(log, name)).toList(),
            "options",
            ids.entrySet().stream()
                .map(option -> Map.of("id", option.getValue(), "title", option.getKey()))
                .toList(),
            "mode",
            "EXPLORE",
            "exploration",
            Map.of("share", share, "floor", FLOOR));
    return new LoggedPolicy(content, ids);
  }

  /// The id of what was done in a row.
  String option(ReplayLog.Row row) {
    return options.getOrDefault(row.option(), "");
  }

  private static Map<String, Object> attribute(ReplayLog log, String name) {
    List<String> values =
        log.rows().stream()
            .map(row -> row.context().getOrDefault(name, ""))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList();
    return Map.of("name", name, "type", "STRING", "values", values, "required", true);
  }

  private static String id(String option) {
    return option.strip().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
