package org.doubleloop.kit.lane;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.doubleloop.kit.secret.Seal;

/// Turns cursors into opaque text and back. The text is bound to its reader by an HMAC, so that
/// every process with the same secret takes it and none takes a changed one.
public final class CursorSeal {
  private static final byte FORM = 1;

  private final Seal seal;

  /// @param secret at least 32 bytes, the same in every process
  public CursorSeal(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("the cursor secret must have at least 32 bytes");
    }
    this.seal = new Seal(secret);
  }

  /// The text of a cursor: URL-safe, its length growing with the open lanes alone.
  public String seal(Cursor cursor) {
    var body = ByteBuffer.allocate(1 + 9 * (2 + 2 * cursor.read().size()));
    body.put(FORM);
    putNumber(body, cursor.floor());
    putNumber(body, cursor.read().size());
    long previous = 0;
    for (Map.Entry<Long, Long> entry : cursor.read().entrySet()) {
      putNumber(body, entry.getKey() - previous);
      putNumber(body, entry.getValue());
      previous = entry.getKey();
    }
    return seal.close(Arrays.copyOf(body.array(), body.position()), List.of(cursor.reader()));
  }

  /// @param reader the organization whose documents are to be read, or [Cursor#ALL]
  /// @throws InvalidCursorException when the text was not made for that reader with this secret
  public Cursor open(String text, String reader) {
    var body =
        seal.open(text, List.of(reader))
            .orElseThrow(() ->
                new InvalidCursorException(
                    "the cursor was not made here, or not for this organization"));
    if (body.length < 3 || body[0] != FORM) {
      throw new InvalidCursorException("the cursor was not made by this version");
    }
    try {
      return parse(reader, ByteBuffer.wrap(body, 1, body.length - 1));
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
