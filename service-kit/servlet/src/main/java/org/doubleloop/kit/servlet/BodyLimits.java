package org.doubleloop.kit.servlet;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPatternParser;

/// How large bodies may be: `doubleloop.body`.
///
/// @param limit the limit of every path that has none of its own
/// @param paths limits by path, such as `"[/v1/signals]": 8MB`; a step in braces is any
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
    var exact = paths.get(path);
    return exact == null ? byTemplate(PathContainer.parsePath(path)) : exact;
  }

  private DataSize byTemplate(PathContainer path) {
    return paths.entrySet().stream()
        .filter(each -> each.getKey().contains("{"))
        .filter(each -> PathPatternParser.defaultInstance.parse(each.getKey()).matches(path))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(limit);
  }
}
