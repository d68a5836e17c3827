package org.doubleloop.kit.servlet;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How large bodies may be: `doubleloop.body`.
///
/// @param limit the limit of every path that has none of its own
/// @param paths limits by exact path, such as `"[/v1/signals]": 8MB`
@ConfigurationProperties("doubleloop.body")
public record BodyLimits(
    @DefaultValue("256KB") DataSize limit, @DefaultValue Map<String, DataSize> paths) {

  public BodyLimits {
    paths = Map.copyOf(paths);
    if (limit.toBytes() <= 0 || paths.values().stream().anyMatch(l -> l.toBytes() <= 0)) {
      throw new IllegalArgumentException("doubleloop.body: a limit must be positive");
    }
  }

  DataSize of(String path) {
    return paths.getOrDefault(path, limit);
  }
}
