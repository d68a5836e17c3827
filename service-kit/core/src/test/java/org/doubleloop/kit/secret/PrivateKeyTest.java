package org.doubleloop.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateKeyTest {

  @TempDir private Path folder;

  @Test
  void isMadeOnceByHoweverManyStartAtOnce() throws Exception {
    var file = folder.resolve("deep").resolve("key.jwk");
    var made = new ArrayList<Future<String>>();
    try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        made.add(starts.submit(() -> PrivateKey.at(file).getKeyID()));
      }
    }
    var first = PrivateKey.at(file).getKeyID();
    for (var id : made) {
      assertThat(id.get()).isEqualTo(first);
    }
    try (var left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void mustBePrivateAndLongEnough() throws Exception {
    var publicKey = folder.resolve("public.jwk");
    Files.writeString(publicKey, new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONString());
    assertThatThrownBy(() -> PrivateKey.at(publicKey)).hasMessageContaining("no private RSA key");
    var nonsense = folder.resolve("nonsense.jwk");
    Files.writeString(nonsense, "{}");
    assertThatThrownBy(() -> PrivateKey.at(nonsense))
        .hasMessageContaining("no key that can be read");
  }
}
