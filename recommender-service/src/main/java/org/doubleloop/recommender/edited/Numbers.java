package org.doubleloop.recommender.edited;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.doubleloop.kit.id.Ids;

/// Hashes as numbers: short to keep, and as good as different.
final class Numbers {
  private Numbers() {}

  /// From 0 on.
  static long of(String... names) {
    return ByteBuffer.wrap(Base64.getUrlDecoder().decode(Ids.hash(names))).getLong() >>> 1;
  }
}
