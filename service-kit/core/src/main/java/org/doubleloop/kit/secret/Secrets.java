package org.doubleloop.kit.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Derives the secrets of a service, one for each purpose, from one that is kept.
public final class Secrets {

  private static final String ALGORITHM = "HmacSHA256";

  /// How many characters a kept secret has at least.
  public static final int SHORTEST = 32;

  private final SecretKeySpec kept;

  private Secrets(String kept) {
    if (kept.length() < SHORTEST) {
      throw new IllegalStateException("The kept secret has fewer than 32 characters");
    }
    this.kept = new SecretKeySpec(kept.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /// Takes a given secret.
  public static Secrets of(String secret) {
    return new Secrets(secret);
  }

  /// Takes the secret in a file, which is made when it is absent.
  public static Secrets at(Path file, RandomGenerator random) {
    try {
      return new Secrets(OwnersFile.readOrCreate(file, () -> make(random)));
    } catch (IOException e) {
      throw new UncheckedIOException("The secret " + file, e);
    }
  }

  private static String make(RandomGenerator random) {
    byte[] bytes = new byte[SHORTEST];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// 32 bytes that no other purpose shares.
  public byte[] forPurpose(String purpose) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(kept);
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
