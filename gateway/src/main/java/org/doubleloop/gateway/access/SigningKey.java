package org.doubleloop.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The private key that tokens are signed with, in a file that its owner alone can read.
///
/// Several gateways share one key by sharing the file; whoever comes first makes it.
final class SigningKey {

  private static final Logger log = LoggerFactory.getLogger(SigningKey.class);
  private static final int BITS = 2048;

  private SigningKey() {}

  /// Reads the key, or makes it where there is none.
  ///
  /// @throws IllegalStateException for a file that holds no private RSA key of 2048 bits or more
  static RSAKey at(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The signing key " + file, e);
    }
  }

  private static RSAKey read(Path file) throws IOException {
    OwnersFile.warnWhenOthersCanRead(file);
    try {
      var key = RSAKey.parse(Files.readString(file));
      if (!key.isPrivate() || key.size() < BITS) {
        throw new IllegalStateException(file + " holds no private RSA key of 2048 bits or more");
      }
      return new RSAKey.Builder(key)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint()
          .build();
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(file + " holds no key that can be read", e);
    }
  }

  private static void make(Path file) throws IOException {
    try {
      OwnersFile.createWhole(file, new RSAKeyGenerator(BITS).generate().toJSONString());
      log.info("Made the signing key {}", file);
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform makes RSA keys", e);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      log.debug("Another process made {}", file);
    }
  }
}
