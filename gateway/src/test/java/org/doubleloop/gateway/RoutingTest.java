package org.doubleloop.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  private final Upstream signal = gateway.signal();
  private final Upstream policy = gateway.policy();

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/signals, signal",
    "POST, /v1/signals, signal",
    "GET, /v1/actions/a-1, signal",
    "POST, /v1/actions/a-1/outcomes, signal",
    "GET, /v1/orphans?limit=3, signal",
    "GET, /v1/policies/outreach/versions/2, policy",
    "POST, /v1/proposals/p-1/reviews, policy",
    "HEAD, /v1/policies, policy",
    "POST, /v1/suggestions, recommender",
    "POST, /v1/drafts, recommender"
  })
  void leadsWhatIsDocumentedToItsService(String method, String path, String service) {
    var upstream =
        requireNonNull(
            Map.of("signal", signal, "policy", policy, "recommender", gateway.recommender())
                .get(service));
    int before = upstream.seen().size();
    var answer =
        gateway.send(
            gateway
                .request(path, gateway.keys().admin())
                .method(
                    method,
                    method.equals("POST")
                        ? BodyPublishers.ofString("{}")
                        : BodyPublishers.noBody()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(upstream.seen()).hasSize(before + 1);
    assertThat(upstream.last().method()).isEqualTo(method);
    assertThat(upstream.last().uri()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/feed",
        "/v1/%66eed",
        "/v1/policy-feed?wait=10",
        "/v1/signal",
        "/v1/signals/a/b",
        "/v1/",
        "/v2/signals",
        "/",
        "/actuator/env",
        "/webjars/swagger-ui/5.31.0/index.html"
      })
  void hasNothingAtOtherPaths(String path) {
    int before = gateway.passedOn();
    assertThat(
            gateway.get(path, gateway.keys().admin()).expectProblem(404, "not-found").at("/detail"))
        .contains("/v1/openapi.json");
    assertThat(gateway.passedOn()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/actions/..%2ffeed", "/v1/actions/%2e%2e", "//v1/feed", "/v1/signals;a=b/x"})
  void letsNoTwistedPathThrough(String path) {
    int before = gateway.passedOn();
    assertThat(gateway.get(path, gateway.keys().admin()).status()).isIn(400, 404);
    assertThat(gateway.passedOn()).isEqualTo(before);
  }

  @Test
  void saysWhichMethodsAPathHas() {
    var answer = gateway.send(gateway.request("/v1/policies", gateway.keys().admin()).DELETE());
    answer.expectProblem(405, "method-not-allowed");
    assertThat(List.of(answer.header("Allow").orElse("").split(",")))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST");
  }

  @Test
  void exchangesTheKeyForATokenThatServicesCanVerify() throws ParseException, JOSEException {
    gateway.get("/v1/signals", gateway.keys().rep());
    var shown = signal.last().header("Authorization");
    assertThat(shown).startsWith("Bearer ").doesNotContain("dl_");
    var token = SignedJWT.parse(shown.substring("Bearer ".length()));
    var keySet = JWKSet.parse(gateway.send(gateway.request("/.well-known/jwks.json")).text());
    var key = keySet.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(key.isPrivate()).isFalse();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(token.getHeader().getType().toString()).isEqualTo("at+jwt");
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
    assertThat(claims.getAudience()).containsExactly("doubleloop");
    assertThat(claims.getSubject()).isEqualTo("rep");
    assertThat(claims.getStringClaim("org")).isEqualTo("main");
    assertThat(claims.getStringClaim("scope"))
        .isEqualTo("signals:write signals:read suggestions policies:write policies:read");
    assertThat(claims.getStringClaim("client_id")).isNotEmpty();
    assertThat(claims.getJWTID()).isNotEmpty();
    assertThat(claims.getExpirationTime().toInstant())
        .isBefore(Instant.now().plus(Duration.ofSeconds(61)));
  }

  @Test
  void acceptsAKeyInItsOwnHeaderAndKeepsItToItself() {
    var answer =
        gateway.send(
            gateway
                .request("/v1/signals")
                .header("X-Api-Key", gateway.keys().rep())
                .header("Cookie", "session=secret"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(signal.last().headers()).doesNotContainKeys("X-api-key", "Cookie");
    assertThat(signal.last().header("Authorization")).startsWith("Bearer ey");
  }

  @Test
  void passesItsOwnTokensOnAsTheyAre() {
    gateway.get("/v1/signals", gateway.keys().rep());
    var token = signal.last().header("Authorization").substring("Bearer ".length());
    assertThat(gateway.get("/v1/policies", token).status()).isEqualTo(200);
    assertThat(policy.last().header("Authorization")).isEqualTo("Bearer " + token);
  }

  @Test
  void passesOnTheRequestIdAndMakesOneWhereThereIsNone() {
    var given =
        gateway.send(
            gateway.request("/v1/signals", gateway.keys().rep()).header("X-Request-Id", "abc-1"));
    assertThat(given.headers().allValues("X-Request-Id")).containsExactly("abc-1");
    assertThat(signal.last().header("X-request-id")).isEqualTo("abc-1");
    var made =
        gateway.send(
            gateway
                .request("/v1/signals", gateway.keys().rep())
                .header("X-Request-Id", "not sane \"at all\""));
    assertThat(made.header("X-Request-Id")).get(STRING).matches("[A-Za-z0-9_-]{22}");
    assertThat(signal.last().header("X-request-id"))
        .isEqualTo(made.header("X-Request-Id").orElseThrow());
  }

  @Test
  void keepsTheServicesRequestIdOutOfTheAnswer() {
    signal.answerWith(exchange -> {
      exchange.getResponseHeaders().add("X-Request-Id", "of-the-service");
      Upstream.answer(exchange, 200, "{}");
    });
    var answer =
        gateway.send(
            gateway.request("/v1/signals", gateway.keys().rep()).header("X-Request-Id", "mine"));
    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("mine");
  }

  @Test
  void removesForwardedHeadersOfStrangers() {
    gateway.send(
        gateway
            .request("/v1/signals", gateway.keys().rep())
            .header("X-Forwarded-For", "10.0.0.1")
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "for=10.0.0.1;host=evil.example"));
    assertThat(signal.last().headers().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("forwarded"));
  }

  @Test
  void passesAnswersThroughAsTheyAre() {
    policy.answerWith(exchange -> {
      exchange.getResponseHeaders().add("ETag", "\"7\"");
      exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
      exchange.sendResponseHeaders(412, 2);
      exchange.getResponseBody().write(new byte[] {'{', '}'});
      exchange.close();
    });
    var answer = gateway.get("/v1/policies/p", gateway.keys().rep());
    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.header("ETag")).contains("\"7\"");
    assertThat(answer.text()).isEqualTo("{}");
  }

  @Test
  void passesOnWhatIsNotJson() {
    policy.answerWith(exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "text/html;charset=ISO-8859-1");
      exchange.sendResponseHeaders(200, 14);
      exchange.getResponseBody().write("<b>&eacute;".getBytes(ISO_8859_1));
      exchange.getResponseBody().write(new byte[] {0, -1, 10});
      exchange.close();
    });
    var answer = gateway.get("/v1/policies/p", gateway.keys().rep());
    assertThat(answer.header("Content-Type")).contains("text/html;charset=ISO-8859-1");
    assertThat(answer.text()).isEqualTo("<b>&eacute;\u0000\u00ff\n");
  }

  @Test
  void setsHeadersThatKeepBrowsersFromMischief() {
    var answer = gateway.get("/v1/signals", gateway.keys().rep());
    var headers =
        Stream.of(
                "X-Content-Type-Options",
                "X-Frame-Options",
                "Referrer-Policy",
                "Content-Security-Policy")
            .collect(toMap(name -> name, name -> answer.header(name).orElse("")));
    assertThat(headers)
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("X-Frame-Options", "DENY")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void answersNoPreflightUntilOriginsAreNamed() {
    var answer =
        gateway.send(
            gateway
                .request("/v1/signals")
                .header("Origin", "https://crm.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(answer.status()).isBetween(400, 499);
  }

  @Test
  void isAliveAndReadyAndShowsTheCircuits() {
    assertThat(gateway.send(gateway.request("/actuator/health/liveness")).status()).isEqualTo(200);
    assertThat(gateway.send(gateway.request("/actuator/health/readiness")).status()).isEqualTo(200);
    var health = gateway.send(gateway.request("/actuator/health"));
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().at("/status").stringValue()).isEqualTo("UP");
    assertThat(health.json().at("/components/circuits/components/signal/status").stringValue())
        .isEqualTo("CLOSED");
    assertThat(health.text()).doesNotContain("details");
  }
}
