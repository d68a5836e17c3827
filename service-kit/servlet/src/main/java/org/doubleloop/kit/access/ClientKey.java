package org.doubleloop.kit.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.secret.OwnersFile;
import org.doubleloop.kit.secret.PrivateKey;

/// The key pair by which a service says who it is. The private part stays in a file of the service,
/// the public part lies where the gateway looks for it.
final class ClientKey {

  private static final Duration ASSERTION_LIVES = Duration.ofSeconds(60);

  private final String clientId;
  private final RSAKey key;

  private ClientKey(String clientId, RSAKey key) {
    this.clientId = clientId;
    this.key = key;
  }

  /// Reads the key, or makes it at the first start, and publishes its public part.
  ///
  /// @throws IllegalStateException when the file holds no private RSA key
  static ClientKey of(String clientId, AccessProperties access) {
    var name = clientId + ".jwk";
    var key = PrivateKey.at(access.keys().resolve(name));
    var published = access.clients().resolve(name);
    try {
      OwnersFile.publish(published, key.toPublicJWK().toJSONString());
    } catch (IOException e) {
      throw new UncheckedIOException("The public key " + published, e);
    }
    return new ClientKey(clientId, key);
  }

  /// A signed assertion (RFC 7523), to be used once within a minute.
  String assertion(String audience, Clock clock, RandomGenerator random) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(audience)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ASSERTION_LIVES)))
            .jwtID(Ids.random(random))
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    var assertion = new SignedJWT(header, claims);
    try {
      assertion.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The client's key cannot sign", e);
    }
    return assertion.serialize();
  }
}
