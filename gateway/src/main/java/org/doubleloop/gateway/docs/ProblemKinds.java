package org.doubleloop.gateway.docs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doubleloop.gateway.web.StaticFiles;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/// What the `type` of a problem refers to: every kind that is answered anywhere, by
/// `openapi/problems.yaml`.
final class ProblemKinds {

  private static final String PATH = "/problems";
  private static final Map<String, String> HEADERS =
      Map.of(
          HttpHeaders.CACHE_CONTROL,
          CacheControl.maxAge(Duration.ofHours(1)).cachePublic().getHeaderValue());

  private ProblemKinds() {}

  /// Adds `/problems`, and a file for each of them.
  static void add(StaticFiles files) {
    var kinds =
        SpecFile.read("problems").root().entrySet().stream()
            .map(entry -> kind(entry.getKey(), SpecFile.map(entry.getValue())))
            .toList();
    put(files, PATH, Map.of("items", kinds));
    kinds.forEach(kind -> put(files, String.valueOf(kind.get("type")), kind));
  }

  private static Map<String, Object> kind(String slug, Map<String, Object> described) {
    var kind = new LinkedHashMap<String, Object>();
    kind.put("type", PATH + "/" + slug);
    kind.putAll(described);
    return kind;
  }

  private static void put(StaticFiles files, String path, Map<String, Object> content) {
    files.put(path, JsonMapper.shared().writeValueAsBytes(content), "application/json", HEADERS);
  }
}
