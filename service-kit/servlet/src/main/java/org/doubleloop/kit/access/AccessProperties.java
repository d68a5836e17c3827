package org.doubleloop.kit.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.doubleloop.kit.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose tokens a service trusts, and where its own keys lie: `doubleloop.access`.
///
/// @param issuer how the gateway names itself in tokens
/// @param gateway where the gateway is reached from here; by default at its name
/// @param keys the folder of what the service keeps to itself; filled at first start
/// @param clients the folder where the gateway finds the services' public keys
/// @param secret at least 32 characters from which the service's secrets are derived, the same in
///   all its processes, for ever; by default one is made and kept in the folder of keys
@ConfigurationProperties("doubleloop.access")
public record AccessProperties(
    @DefaultValue("http://localhost:8080") URI issuer,
    @Nullable URI gateway,
    @DefaultValue("data/keys") Path keys,
    @DefaultValue("data/clients") Path clients,
    @Nullable String secret) {

  /// Who tokens are for.
  public static final String AUDIENCE = "doubleloop";

  public AccessProperties {
    if (!issuer.isAbsolute() || (gateway != null && !gateway.isAbsolute())) {
      throw new IllegalArgumentException(
          "doubleloop.access.issuer and gateway must be absolute URIs");
    }
    if (secret != null && secret.length() < Secrets.SHORTEST) {
      throw new IllegalArgumentException("doubleloop.access.secret is shorter than 32 characters");
    }
  }

  URI keySet() {
    return at("/.well-known/jwks.json");
  }

  URI tokenEndpoint() {
    return at("/oauth2/token");
  }

  private URI at(String path) {
    var base = Objects.requireNonNullElse(gateway, issuer).toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "AccessProperties[issuer=" + issuer + ", gateway=" + gateway + "]";
  }
}
