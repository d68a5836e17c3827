package org.doubleloop.gateway.contract;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/// Something that can be asked for.
///
/// @param path the template, such as `/v1/actions/{id}`
/// @param open whether anybody may ask, without a key
/// @param scopes what a caller's token must carry
/// @param query the names of its query parameters
public record Operation(
    Service service,
    HttpMethod method,
    String path,
    String id,
    boolean open,
    Set<String> scopes,
    Set<String> query) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  public Operation {
    scopes = Set.copyOf(scopes);
    query = Set.copyOf(query);
  }

  /// The operation that this exchange asks for, if it is documented.
  public static Optional<Operation> of(ServerWebExchange exchange) {
    return Lookup.of(exchange) instanceof Operations.Found.Here(var operation)
        ? Optional.of(operation)
        : Optional.empty();
  }

  /// Whether it is for services among themselves, and so not for the gateway.
  boolean isForServices() {
    return scopes.contains("feed");
  }

  /// All operations of a service's file, in its order.
  static Stream<Operation> allOf(Service service, SpecFile shared) {
    var file = SpecFile.read(service.id());
    return file.at("paths").keySet().stream()
        .flatMap(path ->
            file.at("paths", path).keySet().stream()
                .filter(METHODS::contains)
                .map(method -> read(service, path, method, file, shared)));
  }

  private static Operation read(
      Service service, String path, String method, SpecFile file, SpecFile shared) {
    var node = file.at("paths", path, method);
    if (!node.containsKey("security")) {
      throw new IllegalStateException(method + " " + path + " does not say who may ask");
    }
    var scopes = new TreeSet<String>();
    for (Object requirement : SpecFile.list(node.get("security"))) {
      SpecFile.list(SpecFile.map(requirement).get("token")).forEach(s -> scopes.add(s.toString()));
    }
    var query = new TreeSet<String>();
    for (Object item : SpecFile.list(node.get("parameters"))) {
      var parameter = resolved(SpecFile.map(item), file, shared);
      if ("query".equals(parameter.get("in"))) {
        query.add(String.valueOf(parameter.get("name")));
      }
    }
    return new Operation(
        service,
        HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
        path,
        String.valueOf(node.get("operationId")),
        SpecFile.list(node.get("security")).isEmpty(),
        scopes,
        query);
  }

  private static Map<String, Object> resolved(
      Map<String, Object> parameter, SpecFile file, SpecFile shared) {
    return parameter.get("$ref") instanceof String ref
        ? (ref.startsWith("#") ? file : shared)
            .at("components", "parameters", ref.substring(ref.lastIndexOf('/') + 1))
        : parameter;
  }
}
