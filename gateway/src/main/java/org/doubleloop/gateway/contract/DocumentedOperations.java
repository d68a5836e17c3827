package org.doubleloop.gateway.contract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.web.Contract;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/// Everything that can be asked for at the gateway, found by path and method.
public final class DocumentedOperations {

  private final List<PathItem> pathItems;

  private DocumentedOperations(List<PathItem> pathItems) {
    this.pathItems = List.copyOf(pathItems);
  }

  private record PathItem(PathPattern path, Map<HttpMethod, DocumentedOperation> byMethod) {}

  /// What stands at a path.
  public sealed interface Found {
    /// The operation asked for.
    record Here(DocumentedOperation operation) implements Found {}

    /// The path is known, this method is not.
    record OtherMethods(Set<HttpMethod> allowed) implements Found {}

    /// Nothing that is documented.
    record Nothing() implements Found {}
  }

  /// Reads the files of all services.
  ///
  /// @throws IllegalStateException when two services have the same operation
  public static DocumentedOperations read() {
    return of(
        Stream.of(Service.values())
            .flatMap(service ->
                Contract.read("openapi/" + service.id() + ".yaml").operations().stream()
                    .map(described -> new DocumentedOperation(service, described))));
  }

  static DocumentedOperations of(Stream<DocumentedOperation> operations) {
    return new DocumentedOperations(
        operations
            .filter(operation -> !operation.isForServices())
            .collect(Collectors.groupingBy(operation -> operation.described().path()))
            .entrySet()
            .stream()
            .map(entry -> new PathItem(entry.getKey(), byMethod(entry.getValue())))
            .sorted(Comparator.comparing(PathItem::path))
            .toList());
  }

  private static Map<HttpMethod, DocumentedOperation> byMethod(
      List<DocumentedOperation> operations) {
    var byMethod = new LinkedHashMap<HttpMethod, DocumentedOperation>();
    for (DocumentedOperation operation : operations) {
      if (byMethod.put(HttpMethod.valueOf(operation.described().method()), operation) != null) {
        throw new IllegalStateException("Two services answer " + operation);
      }
    }
    return byMethod;
  }

  /// Finds what is asked for. HEAD is answered where GET is.
  ///
  /// @param path the path as sent; a literal step comes before a variable one
  public Found find(HttpMethod method, PathContainer path) {
    for (PathItem item : pathItems) {
      if (item.path().matches(path)) {
        var asked = HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method;
        var operation = item.byMethod().get(asked);
        return operation == null
            ? new Found.OtherMethods(allowed(item.byMethod().keySet()))
            : new Found.Here(operation);
      }
    }
    return new Found.Nothing();
  }

  /// All of them, those with the most specific paths first.
  public List<DocumentedOperation> all() {
    return pathItems.stream().flatMap(item -> item.byMethod().values().stream()).toList();
  }

  private static Set<HttpMethod> allowed(Set<HttpMethod> documented) {
    return Stream.concat(
            documented.stream(),
            documented.contains(HttpMethod.GET) ? Stream.of(HttpMethod.HEAD) : Stream.empty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
