package org.doubleloop.kit.secret;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.id.KeyedHash;

/// Makes opaque text that only those who have the secret can have made, and that opens only where
/// it was meant for.
public final class Seal {

  private static final int TAG_BYTES = 16;

  private final KeyedHash hash;

  /// @param secret the same in every process of a service
  public Seal(byte[] secret) {
    this.hash = new KeyedHash(secret);
  }

  /// URL-safe text that says this, not secretly.
  ///
  /// @param purpose what it is bound to: the same is needed to open it
  public String close(byte[] content, List<String> purpose) {
    byte[] sealed = Arrays.copyOf(content, content.length + TAG_BYTES);
    System.arraycopy(tag(content, purpose), 0, sealed, content.length, TAG_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /// What the text says; nothing where it was not made with this secret for this purpose.
  public Optional<byte[]> open(String text, List<String> purpose) {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (sealed.length < TAG_BYTES) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(sealed, sealed.length - TAG_BYTES);
    byte[] tag = Arrays.copyOfRange(sealed, content.length, sealed.length);
    return MessageDigest.isEqual(tag(content, purpose), tag)
        ? Optional.of(content)
        : Optional.empty();
  }

  /// Over the parts of the purpose, each behind its length, and the content.
  private byte[] tag(byte[] content, List<String> purpose) {
    var tagged = new ByteArrayOutputStream();
    for (var part : purpose) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      tagged.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      tagged.writeBytes(bytes);
    }
    tagged.writeBytes(content);
    return Arrays.copyOf(hash.bytesOf(tagged.toByteArray()), TAG_BYTES);
  }
}
