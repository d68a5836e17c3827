package org.doubleloop.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.gateway.TestGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

  @Test
  void showsTheFirstKeysOnceAndKeepsThem(CapturedOutput output) throws Exception {
    try (var gateway = TestGateway.start()) {
      var keys = gateway.keys();
      var file = gateway.folder().resolve("signing-key.jwk");
      var signingKey = RSAKey.parse(Files.readString(file));
      assertThat(gateway.get("/v1/signals", keys.rep()).status()).isEqualTo(200);
      gateway.restart(Map.of());
      assertThat(output).contains("`main`");
      for (var key : List.of(keys.admin(), keys.rep(), keys.reviewer())) {
        assertThat(output).containsOnlyOnce(key);
      }
      assertThat(keys.toString()).doesNotContain("dl_");
      assertThat(gateway.firstKeys()).hasSize(1);
      assertThat(gateway.get("/v1/signals", keys.rep()).status()).isEqualTo(200);
      assertThat(gateway.get("/v1/api-keys", keys.admin()).status()).isEqualTo(200);
      assertThat(RSAKey.parse(Files.readString(file))).isEqualTo(signingKey);
    }
  }

  @Test
  void givesAuthorAndReviewerTheirOwnScopes() {
    try (var gateway = TestGateway.start(Map.of("doubleloop.access.organization", "acme"))) {
      var list = gateway.get("/v1/api-keys", gateway.keys().admin()).expect(200).json();
      assertThat(gateway.keys().organization()).isEqualTo("acme");
      var scopes = new TreeMap<String, String>();
      list.path("items")
          .forEach(key -> scopes.put(key.path("owner").asString(), key.path("scopes").toString()));
      assertThat(scopes)
          .containsEntry(
              "rep",
              "[\"signals:write\",\"signals:read\",\"suggestions\",\"policies:write\",\"policies:read\"]")
          .containsEntry(
              "reviewer",
              "[\"signals:read\",\"suggestions\",\"policies:read\",\"proposals:review\"]")
          .hasEntrySatisfying(
              "admin", all -> assertThat(all).contains("admin").doesNotContain("feed"));
    }
  }

  @Test
  void writesTheKeysWhereAnOperatorWantsThemForNobodyElseToRead(@TempDir Path folder)
      throws IOException {
    var file = folder.resolve("keys").resolve("first.json");
    var settings = Map.of("doubleloop.access.first-keys-file", file.toString());
    try (var gateway = TestGateway.start(settings)) {
      var written = JsonMapper.shared().readTree(Files.readString(file));
      assertThat(written.path("organization").asString()).isEqualTo("main");
      assertThat(written.path("admin").asString()).isEqualTo(gateway.keys().admin());
      assertThat(written.path("rep").asString()).isEqualTo(gateway.keys().rep());
      assertThat(written.path("reviewer").asString()).isEqualTo(gateway.keys().reviewer());
      for (var secret : List.of(file, gateway.folder().resolve("signing-key.jwk"))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void locksNobodyOutWhoseFirstStartWasCutOff() {
    try (var gateway = TestGateway.start()) {
      var lost = gateway.keys();
      // what a kill between the keys and the organization leaves behind
      gateway.store().store().database().getCollection("organizations").drop();
      gateway.restart(Map.of());
      assertThat(gateway.keys().admin()).isNotEqualTo(lost.admin());
      assertThat(gateway.get("/v1/api-keys", gateway.keys().admin()).status()).isEqualTo(200);
      assertThat(gateway.get("/v1/api-keys", lost.admin()).status()).isEqualTo(200);
    }
  }

  @Test
  void makesTheFirstKeysAgainForWhoHasLostThem() {
    try (var gateway = TestGateway.start()) {
      var lost = gateway.keys();
      gateway.restart(Map.of("doubleloop.access.reset-first-keys", "true"));
      assertThat(gateway.get("/v1/api-keys", gateway.keys().admin()).status()).isEqualTo(200);
      gateway.get("/v1/api-keys", lost.admin()).expectProblem(401, "unauthorized");
      gateway.get("/v1/signals", lost.rep()).expectProblem(401, "unauthorized");
    }
  }
}
