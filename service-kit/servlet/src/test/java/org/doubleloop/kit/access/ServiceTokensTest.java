package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.secret.PrivateKey;
import org.doubleloop.kit.test.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

@SuppressWarnings("NullAway.Init")
class ServiceTokensTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:30:00Z"));
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "";
  private HttpServer gateway;
  private AccessProperties access;
  private ServiceTokens tokens;

  /// To make one takes longer than all else here.
  @BeforeAll
  static void makeKey() {
    PrivateKey.at(shared.resolve("key"));
  }

  @BeforeEach
  void start() throws Exception {
    Files.createDirectory(folder.resolve("keys"));
    Files.copy(shared.resolve("key"), keyFile(), StandardCopyOption.COPY_ATTRIBUTES);
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/oauth2/token",
        exchange -> {
          var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(decoded(form));
          byte[] body = answer(requests.size()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    gateway.start();
    access =
        new AccessProperties(
            URI.create("https://issuer.example"),
            URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/"),
            folder.resolve("keys"),
            folder.resolve("clients"),
            null);
    tokens = serviceTokens();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void asksWithASignedAssertionForOneOrganizationAndScopes() throws Exception {
    assertThat(tokens.tokenFor("acme", "b", "a")).isEqualTo("token-1");
    var form = requests.getFirst();
    assertThat(form)
        .containsEntry("grant_type", "client_credentials")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .containsEntry("organization", "acme")
        .containsEntry("scope", "a b");
    var assertion = SignedJWT.parse(form.get("client_assertion"));
    var key = RSAKey.parse(Files.readString(folder.resolve("clients/toy-service.jwk")));
    assertThat(key.isPrivate()).isFalse();
    assertThat(assertion.verify(new RSASSAVerifier(key))).isTrue();
    var claims = assertion.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("toy-service").isEqualTo(claims.getSubject());
    assertThat(claims.getAudience()).containsExactly("https://issuer.example");
    assertThat(claims.getExpirationTime().toInstant()).isEqualTo(clock.instant().plusSeconds(60));
  }

  @Test
  void keepsItsKeyToItselfAndForEver() throws Exception {
    var file = keyFile();
    Files.delete(file);
    serviceTokens().tokenFor("acme", "a");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var key = Files.readString(file);
    serviceTokens().tokenFor("acme", "a");
    assertThat(file).hasContent(key);
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void refusesAKeyFileThatHoldsNoPrivateKey() throws Exception {
    var file = keyFile();
    Files.writeString(file, Files.readString(folder.resolve("clients/toy-service.jwk")));
    assertThatThrownBy(this::serviceTokens).isInstanceOf(IllegalStateException.class);
    Files.writeString(file, "nonsense");
    assertThatThrownBy(this::serviceTokens).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keepsTokensUntilShortlyBeforeTheirEnd() {
    assertThat(tokens.tokenFor("acme", "a")).isEqualTo("token-1");
    clock.advance(Duration.ofSeconds(49));
    assertThat(tokens.tokenFor("acme", "a")).isEqualTo("token-1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.tokenFor("acme", "a")).isEqualTo("token-2");
    assertThat(requests.stream().map(form -> form.get("client_assertion")).distinct()).hasSize(2);
  }

  @Test
  void keepsTokensOfOrganizationsAndScopesApart() {
    assertThat(tokens.tokenFor("acme", "a")).isEqualTo("token-1");
    assertThat(tokens.tokenFor("other", "a")).isEqualTo("token-2");
    assertThat(tokens.tokenFor("acme", "a", "b")).isEqualTo("token-3");
    assertThat(tokens.tokenFor("*", "feed")).isEqualTo("token-4");
    assertThat(tokens.tokenFor("acme", "b", "a")).isEqualTo("token-3");
  }

  @Test
  void asksAnewForWhoIsAnsweredBehindAClockThatWasMovedOn() {
    assertThat(tokens.tokenFor("acme", "a")).isEqualTo("token-1");
    for (long ahead : new long[] {3_600, 7_200}) {
      var token =
          Jwt.withTokenValue("t")
              .header("alg", "RS256")
              .subject("ada")
              .claim("client_id", "ada")
              .claim("org", "acme")
              .claim("ahead", ahead)
              .build();
      SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
      try {
        var asked = "token-" + (1 + ahead / 3_600);
        assertThat(tokens.tokenFor("acme", "a")).isEqualTo(asked);
        assertThat(tokens.tokenFor("acme", "a")).isEqualTo(asked);
      } finally {
        SecurityContextHolder.clearContext();
      }
    }
    assertThat(tokens.tokenFor("acme", "a")).isEqualTo("token-1");
  }

  @Test
  void asksOnceForAllWhoWait() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> ask = () -> tokens.tokenFor("acme", "a");
      var answers = new HashSet<String>();
      for (var future : threads.invokeAll(Collections.nCopies(64, ask))) {
        answers.add(future.get());
      }
      assertThat(answers).containsExactly("token-1");
    }
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{\"type\":\"/problems/invalid-client\"}",
        "503|{}",
        "200|nonsense",
        "200|{}",
        "200|[]",
        "200|{\"access_token\":\"a\"}",
        "200|{\"access_token\":\"a\",\"expires_in\":0}",
      })
  void saysThatThereIsNoTokenAndAsksAgainNextTime(int failure, String text) {
    status = failure;
    answer = text;
    assertThatThrownBy(() -> tokens.tokenFor("acme", "a"))
        .isInstanceOf(TokenUnavailableException.class);
    status = 200;
    answer = "";
    assertThat(tokens.tokenFor("acme", "a")).isEqualTo("token-2");
  }

  @Test
  void usesATokenUpWhileTheGatewayIsAway() {
    tokens.tokenFor("acme", "a");
    gateway.stop(0);
    clock.advance(Duration.ofSeconds(59));
    assertThat(tokens.tokenFor("acme", "a")).isEqualTo("token-1");
    clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> tokens.tokenFor("acme", "a"))
        .isInstanceOf(TokenUnavailableException.class);
  }

  private Path keyFile() {
    return folder.resolve("keys/toy-service.jwk");
  }

  private ServiceTokens serviceTokens() {
    return new ServiceTokens(
        access, ClientKey.of("toy-service", access), clock, new SecureRandom());
  }

  private String answer(int number) {
    return answer.isEmpty()
        ? "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":60}"
            .formatted(number)
        : answer;
  }

  private static Map<String, String> decoded(String form) {
    return Arrays.stream(form.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
