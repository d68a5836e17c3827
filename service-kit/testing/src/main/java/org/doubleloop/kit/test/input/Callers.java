package org.doubleloop.kit.test.input;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.test.HttpApi;

/// Who calls a service.
final class Callers {

  private final Set<String> scopes = new HashSet<>();

  Callers(List<Described> operations) {
    operations.forEach(each -> scopes.addAll(each.scopes()));
  }

  /// Somebody who may do everything in an organization.
  HttpApi allowed(HttpApi nobody, String organization) {
    return with(nobody, organization, scopes);
  }

  /// Who sends a case.
  HttpApi of(Case each, HttpApi nobody, String organization) {
    return switch (each.caller()) {
      case ALLOWED -> allowed(nobody, organization);
      case STRANGER -> allowed(nobody, organization + "-stranger");
      case WITHOUT_SCOPE -> {
        var others = new HashSet<>(scopes);
        others.removeAll(each.scopes());
        yield with(nobody, organization, others);
      }
      case NOBODY -> nobody;
    };
  }

  private static HttpApi with(HttpApi nobody, String organization, Set<String> granted) {
    return nobody.as(organization, "ada", granted.stream().sorted().toArray(String[]::new));
  }
}
