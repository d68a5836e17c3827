package org.doubleloop.kit.test.input;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.test.HttpApi;

/// Who calls a service; a token is shown again until it is half a minute old, as to sign one for
/// each request would cost more than the request.
final class Callers {

  private static final Duration KEPT = Duration.ofSeconds(30);

  private final Set<String> scopes = new HashSet<>();
  private final Map<Key, Kept> kept = new HashMap<>();

  private record Key(String organization, Set<String> scopes) {}

  private record Kept(HttpApi caller, long since) {
    boolean isFresh() {
      return System.nanoTime() - since < KEPT.toNanos();
    }
  }

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

  private HttpApi with(HttpApi nobody, String organization, Set<String> granted) {
    return kept.compute(
            new Key(organization, Set.copyOf(granted)),
            (_, known) ->
                known != null && known.isFresh()
                    ? known
                    : new Kept(
                        nobody.as(organization, "ada", granted.toArray(String[]::new)),
                        System.nanoTime()))
        .caller();
  }
}
