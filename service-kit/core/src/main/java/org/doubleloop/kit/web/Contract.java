package org.doubleloop.kit.web;

import static java.util.stream.Collectors.toCollection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.server.PathContainer;

/// What a service promises: the operations of its OpenAPI file.
public final class Contract {

  private static final Map<String, Contract> READ = new ConcurrentHashMap<>();

  private final List<Operation> operations;

  Contract(List<Operation> operations) {
    this.operations = operations.stream().sorted(Comparator.comparing(Operation::path)).toList();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("The contract describes no operation");
    }
  }

  /// Reads a file from the class path, with those beside it that it refers to; once for all who
  /// share a process.
  ///
  /// @param resource such as `openapi/signal.yaml`
  /// @throws IllegalArgumentException when the file is absent or not an OpenAPI document
  public static Contract read(String resource) {
    return READ.computeIfAbsent(resource, file -> new Contract(new OpenApiFile(file).operations()));
  }

  /// All operations, those with the most specific paths first.
  public List<Operation> operations() {
    return operations;
  }

  /// What the contract says about a request.
  ///
  /// @param path the path as sent, not decoded
  public ContractMatch at(String method, String path) {
    var requested = PathContainer.parsePath(path);
    var here =
        operations.stream()
            .filter(operation -> operation.isAt(requested))
            .findFirst()
            .map(Operation::path);
    if (here.isEmpty()) {
      return new ContractMatch.Undocumented();
    }
    var asked = method.equals("HEAD") ? "GET" : method;
    var atPath = operations.stream().filter(o -> o.path().equals(here.get())).toList();
    return atPath.stream()
        .filter(operation -> operation.method().equals(asked))
        .findFirst()
        .<ContractMatch>map(ContractMatch.Documented::new)
        .orElseGet(() -> new ContractMatch.OtherMethod(methods(atPath)));
  }

  private static SortedSet<String> methods(List<Operation> operations) {
    SortedSet<String> methods =
        operations.stream().map(Operation::method).collect(toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }
}
