package org.doubleloop.gateway.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Everything that can be asked for at the gateway, found by path and method.
public final class Operations {

  private final List<Place> places;

  private Operations(List<Place> places) {
    this.places = List.copyOf(places);
  }

  private record Place(PathPattern pattern, Map<HttpMethod, Operation> byMethod) {}

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
  public static Operations read() {
    var shared = SpecFile.read("shared");
    return of(Stream.of(Service.values()).flatMap(service -> Operation.allOf(service, shared)));
  }

  static Operations of(Stream<Operation> operations) {
    var parser = new PathPatternParser();
    var places = new LinkedHashMap<String, Map<HttpMethod, Operation>>();
    operations
        .filter(operation -> !operation.isForServices())
        .forEach(operation -> {
          var there = places.computeIfAbsent(operation.path(), path -> new HashMap<>());
          var other = there.putIfAbsent(operation.method(), operation);
          if (other != null) {
            throw new IllegalStateException(operation.id() + " and " + other.id() + " clash");
          }
        });
    return new Operations(
        places.entrySet().stream()
            .map(entry -> new Place(parser.parse(entry.getKey()), Map.copyOf(entry.getValue())))
            .sorted(Comparator.comparing(Place::pattern))
            .toList());
  }

  /// Finds what is asked for. HEAD is answered where GET is.
  ///
  /// @param path the path as sent; a literal step comes before a variable one
  public Found find(HttpMethod method, PathContainer path) {
    for (Place place : places) {
      if (place.pattern().matches(path)) {
        var asked = HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method;
        var operation = place.byMethod().get(asked);
        return operation == null
            ? new Found.OtherMethods(allowed(place.byMethod().keySet()))
            : new Found.Here(operation);
      }
    }
    return new Found.Nothing();
  }

  /// All of them.
  public List<Operation> all() {
    return places.stream()
        .map(Place::byMethod)
        .map(Map::values)
        .flatMap(Collection::stream)
        .toList();
  }

  private static Set<HttpMethod> allowed(Set<HttpMethod> documented) {
    return Stream.concat(
            documented.stream(),
            documented.contains(HttpMethod.GET) ? Stream.of(HttpMethod.HEAD) : Stream.empty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
