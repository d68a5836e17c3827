package org.doubleloop.kit.unit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Where a unit falls in an experiment: a number from 0 to 1 that anyone can work out from the
/// unit's name. It is the first 53 bits of SHA-256 over `name:experiment:unit`, as a fraction.
public final class TrialHash {
  private TrialHash() {}

  /// @param name for what the number is: `share`, or `variant`
  /// @param unit as each suggestion names it
  public static double of(String name, String experiment, String unit) {
    var text = name + ":" + experiment + ":" + unit;
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
