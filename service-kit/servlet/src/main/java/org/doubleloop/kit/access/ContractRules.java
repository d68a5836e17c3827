package org.doubleloop.kit.access;

import java.util.function.Supplier;
import org.doubleloop.kit.web.Contract;
import org.doubleloop.kit.web.ContractMatch;
import org.doubleloop.kit.web.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/// Lets a caller in whose token has the scopes that the contract demands. What the contract does
/// not know goes on to where it is refused as such: there is nothing there to protect.
final class ContractRules implements AuthorizationManager<RequestAuthorizationContext> {

  /// The one scope that may be granted for all organizations at once.
  static final String FEED = "feed";

  private final Contract contract;

  ContractRules(Contract contract) {
    this.contract = contract;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    var request = context.getRequest();
    return switch (contract.at(request.getMethod(), request.getRequestURI())) {
      case ContractMatch.Documented(var operation) ->
          new AuthorizationDecision(mayCall(operation, authentication.get()));
      case ContractMatch.OtherMethod _, ContractMatch.Undocumented _ ->
          new AuthorizationDecision(true);
    };
  }

  private static boolean mayCall(Operation operation, @Nullable Authentication authentication) {
    if (operation.isOpen()) {
      return true;
    }
    if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
      return false;
    }
    var caller = Callers.of(authentication);
    if (!operation.allows(caller.scopes())) {
      return false;
    }
    return !caller.isForAllOrganizations()
        || operation.scopes().stream().anyMatch(scopes -> scopes.contains(FEED));
  }
}
