package org.doubleloop.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doubleloop.gateway.access.AccessProperties;
import org.doubleloop.gateway.access.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The services that may ask for tokens. Who they are and what they may have is configured; their
/// public keys lie in a folder and are read when they are needed, so that a service that starts
/// later, or changes its key, is known at once.
final class ServiceClients {

  private static final Logger log = LoggerFactory.getLogger(ServiceClients.class);
  private static final int BITS = 2048;

  private final Path folder;
  private final Map<String, Set<Scope>> scopes;

  ServiceClients(AccessProperties properties) {
    this.folder = properties.clients();
    this.scopes = properties.clientScopes();
  }

  boolean isClient(String id) {
    return scopes.containsKey(id);
  }

  Set<Scope> scopesOf(String id) {
    return scopes.getOrDefault(id, Set.of());
  }

  /// The public key of a configured client, if its file is there and holds one.
  Optional<RSAPublicKey> keyOf(String id) {
    if (!isClient(id)) {
      return Optional.empty();
    }
    var file = folder.resolve(id + ".jwk");
    try {
      var key = RSAKey.parse(Files.readString(file));
      if (key.size() >= BITS) {
        return Optional.of(key.toRSAPublicKey());
      }
      log.warn("The key of {} in {} is shorter than 2048 bits", id, file);
    } catch (NoSuchFileException absent) {
      log.warn("{} asks for a token, and {} is not there", id, file);
    } catch (ParseException | JOSEException e) {
      log.warn("{} holds no RSA key that can be read", file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("The client's key " + file, e);
    }
    return Optional.empty();
  }
}
