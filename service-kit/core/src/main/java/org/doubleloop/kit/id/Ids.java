package org.doubleloop.kit.id;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Makes ids: by hashing the parts that name a thing, or at random. All are base64url, unpadded,
/// and begin with a letter or digit, so that each can stand wherever a [#CLIENT_ID] can.
public final class Ids {

  /// What a client may choose as the id of a thing.
  public static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@~-]{0,127}");

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Ids() {}

  /// SHA-256 over the parts, each in UTF-8 behind its length in four bytes, so that no two lists of
  /// parts share a hash: 43 characters.
  public static String hash(String... parts) {
    var bytes = new ArrayList<byte[]>(parts.length);
    for (var part : parts) {
      bytes.add(part.getBytes(StandardCharsets.UTF_8));
    }
    return hash(bytes);
  }

  /// The same over parts that are no texts.
  public static String hash(List<byte[]> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("Nothing names the thing");
    }
    var digest = Sha256.digest();
    for (var part : parts) {
      for (int shift = 24; shift >= 0; shift -= Byte.SIZE) {
        digest.update((byte) (part.length >> shift));
      }
      digest.update(part);
    }
    return encode(digest.digest());
  }

  /// The `_id` of a document.
  public static String document(String organization, String kind, String id) {
    return hash(organization, kind, id);
  }

  /// 128 random bits: 22 characters.
  public static String random(RandomGenerator random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return encode(bytes);
  }

  private static String encode(byte[] bytes) {
    var text = BASE64.encodeToString(bytes);
    return switch (text.charAt(0)) {
      case '-' -> "0" + text.substring(1);
      case '_' -> "1" + text.substring(1);
      default -> text;
    };
  }
}
