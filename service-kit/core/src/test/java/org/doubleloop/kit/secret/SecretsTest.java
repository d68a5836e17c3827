package org.doubleloop.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void derivesASecretForEachPurpose() {
    var secrets = Secrets.of(SECRET);
    assertThat(secrets.forPurpose("page"))
        .hasSize(32)
        .isEqualTo(Secrets.of(SECRET).forPurpose("page"))
        .isNotEqualTo(secrets.forPurpose("body"))
        .isNotEqualTo(Secrets.of(SECRET + "!").forPurpose("page"));
  }

  @Test
  void makesTheKeptSecretOnceForItsOwnerAlone(@TempDir Path folder) throws Exception {
    var file = folder.resolve("keys/toy.secret");
    var made = Secrets.at(file, new SplittableRandom(1)).forPurpose("page");
    assertThat(Secrets.at(file, new SplittableRandom(2)).forPurpose("page")).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesShortSecrets(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("short"), "short");
    assertThatThrownBy(() -> Secrets.at(file, new SplittableRandom(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Secrets.of("short")).isInstanceOf(IllegalStateException.class);
  }
}
