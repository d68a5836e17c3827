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
public final class Operations {

  private final List<Place> places;

  private Operations(List<Place> places) {
    this.places = List.copyOf(places);
  }

  private record Place(PathPattern path, Map<HttpMethod, Operation> byMethod) {}

  /// What stands at a path.
  public sealed interface Found {
    /// The operation asked for.
    record Here(Operation operation) implements Found {}

    /// The path is known, this method is not.
    record OtherMethods(Set<HttpMethod> allowed) implements Found {}

    /// Nothing that is documented.
    record Nothing() implements Found {}
  }

  /// Reads the files of all services.
  ///
  /// @throws IllegalStateException when two services have the same operation
  public static Operations read() {
    return of(
        Stream.of(Service.values())
            .flatMap(service ->
                Contract.read("openapi/" + service.id() + ".yaml").operations().stream()
                    .map(described -> new Operation(service, described))));
  }

  static Operations of(Stream<Operation> operations) {
    return new Operations(
        operations
            .filter(operation -> !operation.isForServices())
            .collect(Collectors.groupingBy(operation -> operation.described().path()))
            .entrySet()
            .stream()
            .map(entry -> new Place(entry.getKey(), byMethod(entry.getValue())))
            .sorted(Comparator.comparing(Place::path))
            .toList());
  }

  private static Map<HttpMethod, Operation> byMethod(List<Operation> operations) {
    var byMethod = new LinkedHashMap<HttpMethod, Operation>();
    for (Operation operation : operations) {
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
    for (Place place : places) {
      if (place.path().matches(path)) {
        var asked = HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method;
        var operation = place.byMethod().get(asked);
        return operation == null
            ? new Found.OtherMethods(allowed(place.byMethod().keySet()))
            : new Found.Here(operation);
      }
    }
    return new Found.Nothing();
  }

  /// All of them, those with the most specific paths first.
  public List<Operation> all() {
    return places.stream().flatMap(place -> place.byMethod().values().stream()).toList();
  }

  private static Set<HttpMethod> allowed(Set<HttpMethod> documented) {
    return Stream.concat(
            documented.stream(),
            documented.contains(HttpMethod.GET) ? Stream.of(HttpMethod.HEAD) : Stream.empty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
