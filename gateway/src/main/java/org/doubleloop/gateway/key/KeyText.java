package org.doubleloop.gateway.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.doubleloop.kit.id.Sha256;
import org.doubleloop.kit.secret.Secrets;

/// An API key as it is shown: `dl_<id>_<secret>`. Only the hash of the secret is ever stored; with
/// 256 bits in it no salt and no slow hash are needed.
///
/// @param id finds the key, and is no secret
/// @param secret 256 bits that nobody can guess, base64url
public record KeyText(String id, String secret) {

  private static final Pattern SHAPE = Pattern.compile("dl_([a-z2-7]{16})_([A-Za-z0-9_-]{43})");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  /// A key that nobody has seen.
  public static KeyText random(RandomGenerator random) {
    var id = new StringBuilder();
    random.ints(16, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return new KeyText(id.toString(), base64(secret));
  }

  /// The key that a name always gives: its id follows from the name alone, its secret from the
  /// gateway's too.
  static KeyText derived(Secrets secrets, String name) {
    byte[] hash = sha256(name);
    var id = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      id.append(ALPHABET.charAt(hash[i] & 31));
    }
    return new KeyText(id.toString(), base64(secrets.forPurpose("api-key/" + name)));
  }

  /// The key that is written so, if it is one.
  public static Optional<KeyText> parse(String text) {
    var matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? Optional.of(new KeyText(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /// Whether somebody meant a key, well formed or not.
  public static boolean looksLikeKey(String text) {
    return text.startsWith("dl_");
  }

  /// What is stored of the secret.
  public String hash() {
    return base64(sha256(secret));
  }

  private static byte[] sha256(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Compares in constant time.
  boolean hasHash(String stored) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
  }

  /// The key itself, to be shown once.
  public String text() {
    return "dl_" + id + "_" + secret;
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "dl_" + id;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
