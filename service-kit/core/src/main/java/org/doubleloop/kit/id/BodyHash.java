package org.doubleloop.kit.id;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hash (HMAC-SHA-256) of a canonical body. It tells a repeated create from another one after
/// the body itself has been erased, and cannot be searched by guessing bodies without the secret.
public final class BodyHash {

  private static final int SHORTEST_SECRET = 16;

  private final SecretKeySpec key;

  /// @param secret at least 16 bytes, the same in every process of a service, for ever
  public BodyHash(byte[] secret) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException("The secret has fewer than 16 bytes");
    }
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /// The hash, base64url: 43 characters.
  public String of(byte[] canonicalBody) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(canonicalBody));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
