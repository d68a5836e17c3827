package org.doubleloop.kit.test;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.doubleloop.kit.secret.PrivateKey;

/// Keys for tests that are not about making them, which takes seconds: made once for all builds of
/// a user, in the folder of temporary files.
public final class TestKeys {

  /// Holds each key under its name, as services keep theirs.
  static final Path FOLDER =
      Path.of(System.getProperty("java.io.tmpdir"))
          .resolve("doubleloop-test-keys-" + System.getProperty("user.name"));

  private TestKeys() {}

  /// The key of this name.
  public static RSAKey named(String name) {
    return PrivateKey.at(file(name));
  }

  /// Lays the key of this name where a process looks for it, before it makes one of its own.
  public static void lay(String name, Path file) {
    named(name);
    try {
      Files.createDirectories(file.getParent());
      Files.copy(file(name), file, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String name) {
    return FOLDER.resolve(name + ".jwk");
  }
}
