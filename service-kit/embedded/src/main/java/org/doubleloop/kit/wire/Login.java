package org.doubleloop.kit.wire;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.KeyGenerator;

/// Who may use an opened store: whoever knows the secret that was made for this opening and is kept
/// in memory alone.
///
/// @param name not secret, as clients may log it, but known to none but them
record Login(String name, String secret) {
  private static final String ALGORITHM = "HmacSHA256";

  static Login random() {
    return new Login(key(), key());
  }

  /// 256 random bits.
  private static String key() {
    try {
      return HexFormat.of()
          .formatHex(KeyGenerator.getInstance(ALGORITHM).generateKey().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /// A connection string whose clients say the name when they connect, and log in.
  String uri(int port) {
    return "mongodb://%s:%s@127.0.0.1:%d/?authMechanism=PLAIN&appName=%s"
        .formatted(name, secret, port, name);
  }

  /// Whether this `saslStart` is the login, by RFC 4616.
  boolean opensWith(Document start) {
    return "PLAIN".equals(start.get("mechanism"))
        && start.get("payload") instanceof BinData said
        && isEqual("%1$s\0%1$s\0%2$s".formatted(name, secret), said.getData());
  }

  /// Whether this handshake comes from a client that was given the connection string. Its
  /// connections that watch the server never log in.
  boolean isKnownTo(Document handshake) {
    return handshake.get("client") instanceof Document client
        && client.get("application") instanceof Document application
        && application.get("name") instanceof String said
        && isEqual(name, said.getBytes(StandardCharsets.UTF_8));
  }

  /// Takes as long for what is nearly right as for what is wrong.
  private static boolean isEqual(String expected, byte[] said) {
    return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), said);
  }

  @Override
  public String toString() {
    return "Login[" + name + "]";
  }
}
