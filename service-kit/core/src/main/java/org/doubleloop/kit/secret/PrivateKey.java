package org.doubleloop.kit.secret;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;

/// The key pair with which a process signs RS256, in a file.
public final class PrivateKey {

  private static final int BITS = 2048;

  private PrivateKey() {}

  /// Reads the key, or makes it where there is none. Its id is its thumbprint.
  ///
  /// @throws IllegalStateException for a file that holds no private RSA key of 2048 bits or more
  public static RSAKey at(Path file) {
    try {
      var key = RSAKey.parse(OwnersFile.readOrCreate(file, PrivateKey::make));
      if (!key.isPrivate() || key.size() < BITS) {
        throw new IllegalStateException(file + " holds no private RSA key of 2048 bits or more");
      }
      return new RSAKey.Builder(key)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint()
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("The private key " + file, e);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(file + " holds no key that can be read", e);
    }
  }

  private static String make() {
    try {
      return new RSAKeyGenerator(BITS).generate().toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform makes RSA keys", e);
    }
  }
}
