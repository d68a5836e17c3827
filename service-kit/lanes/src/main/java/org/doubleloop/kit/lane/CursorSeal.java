package org.doubleloop.kit.lane;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Turns cursors into opaque text and back. The text is bound to its reader by an HMAC, so that
/// every process with the same secret takes it and none takes a changed one.
public final class CursorSeal {
  private static final byte FORM = 1;
  private static final int TAG_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  /// @param secret at least 32 bytes, the same in every process
  public CursorSeal(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("the cursor secret must have at least 32 bytes");
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /// The text of a cursor: URL-safe, its length growing with the open lanes alone.
  public String seal(Cursor cursor) {
    var body = ByteBuffer.allocate(1 + 9 * (2 + 2 * cursor.read().size()) + TAG_BYTES);
    body.put(FORM);
    putNumber(body, cursor.floor());
    putNumber(body, cursor.read().size());
    long previous = 0;
    for (Map.Entry<Long, Long> entry : cursor.read().entrySet()) {
      putNumber(body, entry.getKey() - previous);
      putNumber(body, entry.getValue());
      previous = entry.getKey();
    }
    body.put(tag(cursor.reader(), body.array(), body.position()));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(body.array(), body.position()));
  }

  /// @param organization the one whose documents are to be read, or empty for all
  /// @throws InvalidCursorException when the text was not made for that reader with this secret
  public Cursor open(String text, Optional<String> organization) {
    var reader = organization.orElse(Cursor.ALL);
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new InvalidCursorException("the cursor was not made here");
    }
    int length = sealed.length - TAG_BYTES;
    if (length < 3
        || sealed[0] != FORM
        || !MessageDigest.isEqual(
            tag(reader, sealed, length), Arrays.copyOfRange(sealed, length, sealed.length))) {
      throw new InvalidCursorException(
          "the cursor was not made here, or not for this organization");
    }
    try {
      return parse(reader, ByteBuffer.wrap(sealed, 1, length - 1));
    } catch (BufferUnderflowException | IllegalArgumentException otherForm) {
      throw new InvalidCursorException("the cursor was not made by this version");
    }
  }

  private static Cursor parse(String reader, ByteBuffer body) {
    long floor = number(body);
    long entries = number(body);
    NavigableMap<Long, Long> read = new TreeMap<>();
    long lane = 0;
    for (long i = 0; i < entries; i++) {
      lane += number(body);
      read.put(lane, number(body));
    }
    return new Cursor(reader, floor, read);
  }

  private byte[] tag(String reader, byte[] body, int length) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      var name = reader.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(4).putInt(name.length).array());
      mac.update(name);
      mac.update(body, 0, length);
      return Arrays.copyOf(mac.doFinal(), TAG_BYTES);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, missing);
    }
  }

  /// Seven bits a byte, the lowest first.
  private static void putNumber(ByteBuffer to, long number) {
    long rest = number;
    while (rest >= 0x80) {
      to.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    to.put((byte) rest);
  }

  private static long number(ByteBuffer from) {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte next = from.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number of more than 63 bits");
  }
}
