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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/// One gateway, started for the first time and then again.
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

  @TempDir private static Path folder;

  private static Path signingKey;
  private static Path firstKeys;
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    signingKey = folder.resolve("made").resolve("signing-key.jwk");
    firstKeys = folder.resolve("keys").resolve("first.json");
    gateway = TestGateway.start(settings());
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  private static Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "doubleloop.access.organization", "acme",
            "doubleloop.access.signing-key", signingKey.toString(),
            "doubleloop.access.first-keys-file", firstKeys.toString()));
  }

  /// As a kill leaves it between the keys and the organization.
  private static void startAfterACut() {
    gateway.store().store().database().getCollection("organizations").drop();
    gateway.restart(settings());
  }

  @Test
  void showsTheFirstKeysOnceAndKeepsThem(CapturedOutput output) throws Exception {
    startAfterACut();
    var keys = gateway.keys();
    int starts = gateway.firstKeys().size();
    var key = RSAKey.parse(Files.readString(signingKey));
    assertThat(gateway.get("/v1/signals", keys.rep()).status()).isEqualTo(200);
    gateway.restart(settings());
    assertThat(output).contains("`acme`");
    for (var shown : List.of(keys.admin(), keys.rep(), keys.reviewer())) {
      assertThat(output).containsOnlyOnce(shown);
    }
    assertThat(keys.toString()).doesNotContain("dl_");
    assertThat(gateway.firstKeys()).hasSize(starts);
    assertThat(gateway.get("/v1/signals", keys.rep()).status()).isEqualTo(200);
    assertThat(gateway.get("/v1/api-keys", keys.admin()).status()).isEqualTo(200);
    assertThat(RSAKey.parse(Files.readString(signingKey))).isEqualTo(key);
  }

  @Test
  void givesAuthorAndReviewerTheirOwnScopes() {
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
            "reviewer", "[\"signals:read\",\"suggestions\",\"policies:read\",\"proposals:review\"]")
        .hasEntrySatisfying(
            "admin", all -> assertThat(all).contains("admin").doesNotContain("feed"));
  }

  @Test
  void writesTheKeysWhereAnOperatorWantsThemForNobodyElseToRead() throws IOException {
    var written = JsonMapper.shared().readTree(Files.readString(firstKeys));
    assertThat(written.path("organization").asString()).isEqualTo("acme");
    assertThat(written.path("admin").asString()).isEqualTo(gateway.keys().admin());
    assertThat(written.path("rep").asString()).isEqualTo(gateway.keys().rep());
    assertThat(written.path("reviewer").asString()).isEqualTo(gateway.keys().reviewer());
    for (var secret : List.of(firstKeys, signingKey)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void locksNobodyOutWhoseFirstStartWasCutOff() {
    var lost = gateway.keys();
    startAfterACut();
    assertThat(gateway.keys().admin()).isNotEqualTo(lost.admin());
    assertThat(gateway.get("/v1/api-keys", gateway.keys().admin()).status()).isEqualTo(200);
    assertThat(gateway.get("/v1/api-keys", lost.admin()).status()).isEqualTo(200);
  }

  @Test
  void makesTheFirstKeysAgainForWhoHasLostThem() {
    var lost = gateway.keys();
    var settings = settings();
    settings.put("doubleloop.access.reset-first-keys", "true");
    gateway.restart(settings);
    assertThat(gateway.get("/v1/api-keys", gateway.keys().admin()).status()).isEqualTo(200);
    gateway.get("/v1/api-keys", lost.admin()).expectProblem(401, "unauthorized");
    gateway.get("/v1/signals", lost.rep()).expectProblem(401, "unauthorized");
  }
}
