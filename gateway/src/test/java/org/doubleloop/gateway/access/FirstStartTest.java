package org.doubleloop.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.gateway.TestGateway;
import org.doubleloop.gateway.Upstream;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FirstStartTest {

  @TempDir private Path folder;

  private StoreFixture store;
  private Upstream upstream;

  @BeforeEach
  void open() {
    store = StoreFixture.open();
    upstream = new Upstream("any");
  }

  @AfterEach
  void close() {
    upstream.close();
    store.close();
  }

  private TestGateway start(Map<String, String> more) {
    var settings = new TreeMap<>(TestGateway.routes(upstream, upstream, upstream));
    settings.putAll(more);
    return TestGateway.start(store, folder, settings);
  }

  @Test
  void showsTheFirstKeysOnceAndKeepsThem() throws Exception {
    var shown = new ByteArrayOutputStream();
    var stdout = System.out;
    FirstKeys keys;
    RSAKey signingKey;
    System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
    try (var first = start(Map.of())) {
      keys = first.keys();
      signingKey = RSAKey.parse(Files.readString(folder.resolve("signing-key.jwk")));
      assertThat(first.get("/v1/signals", keys.rep()).status()).isEqualTo(200);
    } finally {
      System.setOut(stdout);
    }
    var text = shown.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("`main`", keys.admin(), keys.rep(), keys.reviewer());
    assertThat(keys.toString()).doesNotContain("dl_");
    try (var second = start(Map.of())) {
      assertThat(second.firstKeys()).isEmpty();
      assertThat(second.get("/v1/signals", keys.rep()).status()).isEqualTo(200);
      assertThat(second.get("/v1/api-keys", keys.admin()).status()).isEqualTo(200);
    }
    assertThat(RSAKey.parse(Files.readString(folder.resolve("signing-key.jwk"))))
        .isEqualTo(signingKey);
  }

  @Test
  void givesAuthorAndReviewerTheirOwnScopes() {
    try (var gateway = start(Map.of("doubleloop.access.organization", "acme"))) {
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
  void writesTheKeysWhereAnOperatorWantsThemForNobodyElseToRead() throws IOException {
    var file = folder.resolve("keys").resolve("first.json");
    try (var gateway = start(Map.of("doubleloop.access.first-keys-file", file.toString()))) {
      var written = JsonMapper.shared().readTree(Files.readString(file));
      assertThat(written.path("organization").asString()).isEqualTo("main");
      assertThat(written.path("admin").asString()).isEqualTo(gateway.keys().admin());
      assertThat(written.path("rep").asString()).isEqualTo(gateway.keys().rep());
      assertThat(written.path("reviewer").asString()).isEqualTo(gateway.keys().reviewer());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("signing-key.jwk"))))
        .isEqualTo("rw-------");
  }

  @Test
  void locksNobodyOutWhoseFirstStartWasCutOff() {
    FirstKeys lost;
    try (var cutOff = start(Map.of())) {
      lost = cutOff.keys();
    }
    // what a kill between the keys and the organization leaves behind
    store.store().database().getCollection("organizations").drop();
    try (var again = start(Map.of())) {
      assertThat(again.keys().admin()).isNotEqualTo(lost.admin());
      assertThat(again.get("/v1/api-keys", again.keys().admin()).status()).isEqualTo(200);
      assertThat(again.get("/v1/api-keys", lost.admin()).status()).isEqualTo(200);
    }
  }

  @Test
  void makesTheFirstKeysAgainForWhoHasLostThem() {
    FirstKeys lost;
    try (var first = start(Map.of())) {
      lost = first.keys();
    }
    try (var reset = start(Map.of("doubleloop.access.reset-first-keys", "true"))) {
      assertThat(reset.get("/v1/api-keys", reset.keys().admin()).status()).isEqualTo(200);
      reset.get("/v1/api-keys", lost.admin()).expectProblem(401, "unauthorized");
      reset.get("/v1/signals", lost.rep()).expectProblem(401, "unauthorized");
    }
  }
}
