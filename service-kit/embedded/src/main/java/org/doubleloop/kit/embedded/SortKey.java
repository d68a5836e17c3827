package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Bytes whose unsigned order is the store's order of values: a type's tag, then the value. Values
/// that the store holds for equal have equal bytes.
final class SortKey {
  private static final int NULL = 0x01;
  private static final int NUMBER = 0x10;
  private static final int STRING = 0x20;
  private static final int OBJECT_ID = 0x30;
  private static final int BOOLEAN = 0x40;
  private static final int INSTANT = 0x50;
  private static final int AFTER_ALL_TAGS = 0xFF;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);

  /// Whether values of this type have a place in the order. Those that have none (arrays,
  /// documents, decimals) are never narrowed by an index.
  static boolean orders(@Nullable Object value) {
    return value == null || value instanceof Missing || tag(value) != 0;
  }

  /// Whether the bytes tell this value from all others: not so for integers beyond a double's
  /// reach.
  static boolean exact(@Nullable Object value) {
    return !(value instanceof Long number) || number == (long) number.doubleValue();
  }

  SortKey append(@Nullable Object value) {
    if (value == null || value instanceof Missing) {
      bytes.write(NULL);
      return this;
    }
    bytes.write(tag(value));
    switch (value) {
      case Number number -> appendLong(ordered(number.doubleValue()));
      case String text -> appendText(text);
      case ObjectId id -> bytes.writeBytes(id.toByteArray());
      case Boolean truth -> bytes.write(truth ? 1 : 0);
      case Instant time -> appendLong(time.toEpochMilli() ^ Long.MIN_VALUE);
      default -> throw new IllegalArgumentException("no order for " + value.getClass());
    }
    return this;
  }

  SortKey append(SortKey prefix) {
    bytes.writeBytes(prefix.toBytes());
    return this;
  }

  /// Before every value of the type of `like`.
  SortKey beforeTypeOf(Object like) {
    bytes.write(tag(like));
    return this;
  }

  /// After every value of the type of `like`.
  SortKey afterTypeOf(Object like) {
    bytes.write(tag(like) + 1);
    return this;
  }

  /// After everything that begins with what has been appended so far.
  SortKey afterAll() {
    bytes.write(AFTER_ALL_TAGS);
    return this;
  }

  SortKey appendLong(long value) {
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private static int tag(Object value) {
    return switch (value) {
      case Decimal128 decimal -> 0;
      case Number number -> Double.isNaN(number.doubleValue()) ? 0 : NUMBER;
      case String text -> STRING;
      case ObjectId id -> OBJECT_ID;
      case Boolean truth -> BOOLEAN;
      case Instant time -> INSTANT;
      default -> 0;
    };
  }

  private static long ordered(double value) {
    // adding zero makes -0.0 the same as 0.0
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  /// By UTF-16 code units, as the store compares strings: one to three bytes each, ended by zero,
  /// so that a prefix comes first; the two lowest are escaped to keep zero free.
  private void appendText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit <= 1) {
        bytes.write(1);
        bytes.write(unit + 1);
      } else if (unit < 0x80) {
        bytes.write(unit);
      } else if (unit < 0x800) {
        bytes.write(0xC0 | (unit >> 6));
        bytes.write(0x80 | (unit & 0x3F));
      } else {
        bytes.write(0xE0 | (unit >> 12));
        bytes.write(0x80 | ((unit >> 6) & 0x3F));
        bytes.write(0x80 | (unit & 0x3F));
      }
    }
    bytes.write(0);
  }
}
