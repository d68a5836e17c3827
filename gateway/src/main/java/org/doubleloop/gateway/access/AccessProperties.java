package org.doubleloop.gateway.access;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may come in: `doubleloop.access`.
///
/// @param issuer how the gateway names itself in tokens; every service must know it by this name
/// @param signingKey the file of the private key that tokens are signed with; made when it is
///   absent. Beside it lies `gateway.secret`, from which the secrets of keys that are made under an
///   `Idempotency-Key` are derived
/// @param clients the folder of the services' public keys, `<client-id>.jwk`
/// @param clientScopes the clients that may ask for tokens, and for what
/// @param tokenLife how long a token is valid. Services allow clocks to be 5 s apart: together that
///   is the 60 s after which a revoked key opens nothing
/// @param keyRefresh how old a key's last reading may get before it is read again
/// @param corsOrigins the web origins whose pages may call the API; by default none
@ConfigurationProperties("doubleloop.access")
public record AccessProperties(
    @DefaultValue("http://localhost:8080") URI issuer,
    @DefaultValue("data/signing-key.jwk") Path signingKey,
    @DefaultValue("data/clients") Path clients,
    @DefaultValue Map<String, Set<Scope>> clientScopes,
    @DefaultValue("55s") Duration tokenLife,
    @DefaultValue("10s") Duration keyRefresh,
    @DefaultValue List<String> corsOrigins) {

  private static final Map<String, Set<Scope>> SERVICES =
      Map.of(
          "recommender-service",
          Set.of(
              Scope.FEED,
              Scope.PREVIEWS,
              Scope.FINDINGS,
              Scope.ENDINGS,
              Scope.SIGNALS_READ,
              Scope.SIGNALS_WRITE),
          "signal-service",
          Set.of(Scope.FEED));

  public AccessProperties {
    clientScopes = clientScopes.isEmpty() ? SERVICES : Map.copyOf(clientScopes);
    corsOrigins = List.copyOf(corsOrigins);
    if (!issuer.isAbsolute()) {
      throw new IllegalArgumentException("doubleloop.access.issuer must be an absolute URI");
    }
    if (tokenLife.compareTo(Duration.ofSeconds(10)) < 0
        || tokenLife.compareTo(Duration.ofSeconds(55)) > 0) {
      throw new IllegalArgumentException("doubleloop.access.token-life must be 10s to 55s");
    }
    if (!keyRefresh.isPositive() || keyRefresh.multipliedBy(2).compareTo(tokenLife) > 0) {
      throw new IllegalArgumentException(
          "doubleloop.access.key-refresh must be positive and at most half of the token's life");
    }
    if (corsOrigins.contains("*")) {
      throw new IllegalArgumentException("doubleloop.access.cors-origins must name each origin");
    }
  }

  /// The file of the secret from which the secrets of keys are derived.
  public Path secret() {
    return signingKey.resolveSibling("gateway.secret");
  }

  /// Where services ask for tokens.
  public String tokenEndpoint() {
    var base = issuer.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/oauth2/token";
  }
}
