package org.doubleloop.gateway.contract;

import java.util.Optional;
import java.util.Set;
import org.doubleloop.kit.web.Operation;
import org.springframework.web.server.ServerWebExchange;

/// Something that can be asked for at the gateway.
///
/// @param service who answers it
/// @param described what the service's file says of it
public record DocumentedOperation(Service service, Operation described) {

  private static final Set<String> FOR_SERVICES = Set.of("feed", "previews", "findings", "endings");

  /// The operation that this exchange asks for, if it is documented.
  public static Optional<DocumentedOperation> of(ServerWebExchange exchange) {
    return OperationResolver.of(exchange) instanceof DocumentedOperations.Found.Here(var operation)
        ? Optional.of(operation)
        : Optional.empty();
  }

  /// The template, such as `/v1/actions/{id}`.
  public String path() {
    return described.path().getPatternString();
  }

  /// Whether anybody may ask, without a key.
  public boolean isOpen() {
    return described.isOpen();
  }

  /// Whether who holds these scopes may ask.
  public boolean allows(Set<String> scopes) {
    return described.allows(scopes);
  }

  /// Whether it is for services among themselves only, and so not for the gateway.
  boolean isForServices() {
    return !described.scopes().isEmpty()
        && described.scopes().stream()
            .allMatch(scopes -> scopes.stream().anyMatch(FOR_SERVICES::contains));
  }
}
