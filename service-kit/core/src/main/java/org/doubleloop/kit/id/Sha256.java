package org.doubleloop.kit.id;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, of which every event takes several.
public final class Sha256 {

  private static final MessageDigest EMPTY = made();

  private Sha256() {}

  /// A digest of nothing so far: a copy, as looking for a provider takes longer than a short hash.
  public static MessageDigest digest() {
    try {
      return (MessageDigest) EMPTY.clone();
    } catch (CloneNotSupportedException e) {
      return made();
    }
  }

  /// The 32 bytes for these.
  public static byte[] of(byte[] bytes) {
    return digest().digest(bytes);
  }

  private static MessageDigest made() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
