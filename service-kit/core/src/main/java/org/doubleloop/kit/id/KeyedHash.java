package org.doubleloop.kit.id;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hash (HMAC-SHA-256). It tells whether something is the same again after the thing itself
/// has been erased, and cannot be searched by guessing without the secret.
public final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_SECRET = 16;

  private final SecretKeySpec key;

  /// @param secret at least 16 bytes, the same in every process of a service, for ever
  public KeyedHash(byte[] secret) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException("The secret has fewer than 16 bytes");
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /// The hash of a canonical body, base64url: 43 characters.
  public String of(byte[] canonicalBody) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytesOf(canonicalBody));
  }

  /// The hash of a list of parts that no other list shares, base64url: 43 characters.
  public String of(String... parts) {
    return of(Ids.hash(parts).getBytes(StandardCharsets.US_ASCII));
  }

  /// The 32 bytes of the hash.
  public byte[] bytesOf(byte[] canonicalBody) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(canonicalBody);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
