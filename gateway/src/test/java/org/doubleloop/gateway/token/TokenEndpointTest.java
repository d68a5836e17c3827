package org.doubleloop.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.doubleloop.gateway.TestGateway;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.kit.test.TestKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenEndpointTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
  private static final String ISSUER = "http://localhost:8080";
  private static final MovableClock clock = new MovableClock(NOW);

  @RegisterExtension
  private static final TestGateway gateway =
      TestGateway.start(
          clock,
          Map.of(
              "doubleloop.access.sandbox",
              "sandbox",
              "doubleloop.access.client-scopes.recommender-service",
              "feed,signals:read,policies:read",
              "doubleloop.access.client-scopes.signal-service",
              "policies:read",
              "doubleloop.access.client-scopes.policy-service",
              "policies:read"));

  private static RSAKey recommender;

  /// Any key will do that the other one is not.
  private static final RSAKey signal = TestGateway.SIGNING_KEY;

  @BeforeAll
  static void registerClients() throws Exception {
    recommender = TestKeys.named("recommender-service");
    publish("recommender-service", recommender);
    publish("signal-service", signal);
    publish("stranger", signal);
  }

  private static void publish(String client, RSAKey key) throws IOException {
    var clients = Files.createDirectories(gateway.folder().resolve("clients"));
    Files.writeString(clients.resolve(client + ".jwk"), key.toPublicJWK().toJSONString());
  }

  private static JWTClaimsSet.Builder claims(String client) {
    return new JWTClaimsSet.Builder()
        .issuer(client)
        .subject(client)
        .audience(ISSUER + "/oauth2/token")
        .issueTime(Date.from(clock.instant()))
        .expirationTime(Date.from(clock.instant().plusSeconds(60)))
        .jwtID(UUID.randomUUID().toString());
  }

  private static String signed(RSAKey key, JWTClaimsSet claims) {
    try {
      var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String assertion() {
    return signed(recommender, claims("recommender-service").build());
  }

  private static Map<String, String> form(String assertion) {
    return new TreeMap<>(
        Map.of(
            "grant_type", "client_credentials",
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion", assertion,
            "organization", "main"));
  }

  private static Answer ask(Map<String, String> form) {
    return askRaw(
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&")));
  }

  private static Answer askRaw(String body) {
    return gateway.send(
        gateway
            .request("/oauth2/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static Answer ask(Consumer<Map<String, String>> change) {
    var form = form(assertion());
    change.accept(form);
    return ask(form);
  }

  @Test
  void givesAServiceATokenForOneOrganization() throws ParseException, JOSEException {
    var answer = ask(form -> form.put("scope", "signals:read policies:read")).expect(200);
    assertThat(answer.at("/token_type")).isEqualTo("Bearer");
    assertThat(answer.at("/expires_in")).isEqualTo("55");
    assertThat(answer.at("/scope")).isEqualTo("signals:read policies:read");
    var token = SignedJWT.parse(answer.at("/access_token"));
    var keys = JWKSet.parse(gateway.send(gateway.request("/.well-known/jwks.json")).text());
    assertThat(token.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey()))).isTrue();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("recommender-service");
    assertThat(claims.getStringClaim("org")).isEqualTo("main");
    assertThat(claims.getStringClaim("scope")).isEqualTo("signals:read policies:read");
    assertThat(claims.getExpirationTime()).isEqualTo(Date.from(clock.instant().plusSeconds(55)));
  }

  @Test
  void givesATokenForTheFeedsOfAllOrganizations() throws ParseException {
    var answer = ask(form -> form.put("organization", "*")).expect(200);
    assertThat(answer.at("/scope")).isEqualTo("feed");
    assertThat(SignedJWT.parse(answer.at("/access_token")).getJWTClaimsSet().getStringClaim("org"))
        .isEqualTo("*");
  }

  @Test
  void givesATokenForASandboxThatWasReset() throws ParseException {
    var answer = ask(form -> form.put("organization", "sandbox~2")).expect(200);
    assertThat(SignedJWT.parse(answer.at("/access_token")).getJWTClaimsSet().getStringClaim("org"))
        .isEqualTo("sandbox~2");
  }

  @Test
  void saysHowFarASandboxIsAheadUntilItIsReset() throws ParseException {
    var rep =
        gateway.firstKeys().stream()
            .filter(keys -> keys.organization().equals("sandbox"))
            .findFirst()
            .orElseThrow()
            .rep();
    gateway
        .send(
            gateway
                .request("/v1/sandbox", rep)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"ahead\": \"P15D\"}")))
        .expect(200);
    assertThat(ahead("sandbox")).isEqualTo(Duration.ofDays(15).toSeconds());
    assertThat(ask(form -> form.put("organization", "sandbox")).at("/expires_in"))
        .as("asked for anew all the time, as it may be moved on again")
        .isEqualTo("11");
    assertThat(ahead("main")).isNull();
    gateway
        .send(gateway.request("/v1/sandbox/reset", rep).POST(HttpRequest.BodyPublishers.noBody()))
        .expect(200);
    assertThat(ahead("sandbox")).isNull();
    assertThat(ahead("sandbox~1")).isNull();
  }

  private static @Nullable Object ahead(String organization) throws ParseException {
    var answer = ask(form -> form.put("organization", organization)).expect(200);
    return SignedJWT.parse(answer.at("/access_token")).getJWTClaimsSet().getClaim("ahead");
  }

  @Test
  void takesTheIssuerForAnAudienceToo() {
    var claims = claims("recommender-service").audience(ISSUER).build();
    ask(form(signed(recommender, claims))).expect(200);
  }

  @Test
  void takesATokenThatItIssuedAndTheFeedStaysClosedHere() {
    var token = ask(form -> {}).expect(200).at("/access_token");
    assertThat(gateway.get("/v1/signals", token).status()).isEqualTo(200);
    assertThat(gateway.signal().last().header("Authorization")).isEqualTo("Bearer " + token);
    gateway.get("/v1/feed", token).expectProblem(404, "not-found");
    gateway.get("/v1/api-keys", token).expectProblem(403, "forbidden");
  }

  @Test
  void takesNoTokenWhoseTimeIsOver() {
    var token = ask(form -> {}).expect(200).at("/access_token");
    clock.advance(Duration.ofSeconds(56));
    gateway.get("/v1/signals", token).expectProblem(401, "unauthorized");
  }

  @Test
  void readsAKeyThatIsChangedWhileItRuns() throws Exception {
    publish("signal-service", recommender);
    ask(form(signed(recommender, claims("signal-service").build()))).expect(200);
    ask(form(signed(signal, claims("signal-service").build())))
        .expectProblem(401, "invalid-client");
    publish("signal-service", signal);
  }

  @Test
  void acceptsAnAssertionOnce() {
    var assertion = assertion();
    ask(form(assertion)).expect(200);
    var again = ask(form(assertion)).expectProblem(401, "invalid-client");
    assertThat(again.at("/detail")).contains("used before");
    assertThat(again.at("/error")).isEqualTo("invalid_client");
  }

  /// An assertion that must not be trusted, made anew for each test.
  record Forgery(String name, Supplier<String> assertion) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Forgery> forgeries() {
    return List.of(
        new Forgery(
            "anothers signature", () -> signed(signal, claims("recommender-service").build())),
        new Forgery("unknown client", () -> signed(signal, claims("nobody").build())),
        new Forgery("key but not configured", () -> signed(signal, claims("stranger").build())),
        new Forgery(
            "configured but no key", () -> signed(signal, claims("policy-service").build())),
        new Forgery(
            "path for a name", () -> signed(signal, claims("../clients/signal-service").build())),
        new Forgery(
            "other issuer",
            () ->
                signed(
                    recommender, claims("recommender-service").issuer("signal-service").build())),
        new Forgery(
            "no issuer",
            () -> signed(recommender, claims("recommender-service").issuer(null).build())),
        new Forgery(
            "no subject",
            () -> signed(recommender, claims("recommender-service").subject(null).build())),
        new Forgery(
            "other audience",
            () -> signed(recommender, claims("recommender-service").audience("elsewhere").build())),
        new Forgery(
            "no audience",
            () ->
                signed(recommender, claims("recommender-service").audience((String) null).build())),
        new Forgery(
            "expired",
            () ->
                signed(recommender, claims("recommender-service").expirationTime(at(-6)).build())),
        new Forgery(
            "endless",
            () -> signed(recommender, claims("recommender-service").expirationTime(null).build())),
        new Forgery(
            "too long",
            () ->
                signed(recommender, claims("recommender-service").expirationTime(at(306)).build())),
        new Forgery(
            "not yet",
            () -> signed(recommender, claims("recommender-service").notBeforeTime(at(30)).build())),
        new Forgery(
            "from the future",
            () -> signed(recommender, claims("recommender-service").issueTime(at(30)).build())),
        new Forgery(
            "no id", () -> signed(recommender, claims("recommender-service").jwtID(null).build())),
        new Forgery(
            "long id",
            () ->
                signed(recommender, claims("recommender-service").jwtID("x".repeat(257)).build())),
        new Forgery(
            "unsigned", () -> new PlainJWT(claims("recommender-service").build()).serialize()),
        new Forgery(
            "signed with the public key as a secret", TokenEndpointTest::signedWithPublicKey),
        new Forgery("names of no text", () -> signed("{\"sub\":5,\"iss\":5}")),
        new Forgery(
            "an end of no number",
            () ->
                signed(
                    "{\"sub\":\"recommender-service\",\"iss\":\"recommender-service\",\"exp\":\"soon\"}")),
        new Forgery(
            "nested deep", () -> signed("{\"sub\":" + "[".repeat(5000) + "]".repeat(5000) + "}")),
        new Forgery("an array", () -> signed("[]")),
        new Forgery("no JSON", () -> signed("claims")),
        new Forgery("demands what is not understood", TokenEndpointTest::critical),
        new Forgery("cut signature", () -> assertion().replaceFirst("\\.[^.]*$", ".")),
        new Forgery("nonsense", () -> "nonsense"));
  }

  private static Date at(long seconds) {
    return Date.from(clock.instant().plusSeconds(seconds));
  }

  private static String signed(String payload) {
    try {
      var jws = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload(payload));
      jws.sign(new RSASSASigner(recommender));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String critical() {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .criticalParams(Set.of("unheard-of"))
            .customParam("unheard-of", true)
            .build();
    try {
      var jwt = new SignedJWT(header, claims("recommender-service").build());
      jwt.sign(new RSASSASigner(recommender));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signedWithPublicKey() {
    try {
      var jwt =
          new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims("recommender-service").build());
      jwt.sign(new MACSigner(recommender.toPublicJWK().toRSAPublicKey().getEncoded()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void trustsNoForgery(Forgery forgery) {
    var refused = ask(form(forgery.assertion().get())).expectProblem(401, "invalid-client");
    assertThat(refused.at("/error")).isEqualTo("invalid_client");
    assertThat(refused.header("WWW-Authenticate")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type, authorization_code, 400, unsupported-grant-type, unsupported_grant_type",
    "grant_type, '', 400, invalid-token-request, invalid_request",
    "client_assertion_type, jwt, 400, invalid-token-request, invalid_request",
    "client_assertion, '', 400, invalid-token-request, invalid_request",
    "organization, '', 400, invalid-token-request, invalid_request",
    "organization, 'a b', 400, invalid-token-request, invalid_request",
    "organization, **, 400, invalid-token-request, invalid_request",
    "organization, main~, 400, invalid-token-request, invalid_request",
    "organization, main~01, 400, invalid-token-request, invalid_request",
    "organization, main~1~2, 400, invalid-token-request, invalid_request",
    "organization, 'a\u0000', 400, invalid-token-request, invalid_request",
    "scope, '', 400, invalid-token-request, invalid_request",
    "scope, '  ', 400, invalid-scope, invalid_scope",
    "scope, admin, 400, invalid-scope, invalid_scope",
    "scope, feed admin, 400, invalid-scope, invalid_scope",
    "scope, nonsense, 400, invalid-scope, invalid_scope"
  })
  void refusesWhatIsNotARequestForAToken(
      String field, String value, int status, String problem, String error) {
    var refused = ask(form -> form.put(field, value)).expectProblem(status, problem);
    assertThat(refused.at("/error")).isEqualTo(error);
  }

  @Test
  void refusesAFieldThatIsMissingOrRepeated() {
    ask(form -> form.remove("organization")).expectProblem(400, "invalid-token-request");
    ask(form -> form.remove("client_assertion")).expectProblem(400, "invalid-token-request");
    askRaw("grant_type=client_credentials&grant_type=client_credentials")
        .expectProblem(400, "invalid-token-request");
    askRaw("").expectProblem(400, "invalid-token-request");
  }

  @Test
  void givesAllOrganizationsForNothingButTheFeed() {
    ask(
            form -> {
              form.put("organization", "*");
              form.put("scope", "feed signals:read");
            })
        .expectProblem(400, "invalid-scope");
    var form = form(signed(signal, claims("signal-service").build()));
    form.put("organization", "*");
    ask(form).expectProblem(400, "invalid-scope");
  }

  @Test
  void givesAServiceNoMoreThanItsOwn() {
    var form = form(signed(signal, claims("signal-service").build()));
    form.put("scope", "feed");
    ask(form).expectProblem(400, "invalid-scope");
  }

  @Test
  void readsFormsOnlyAndNotEndlessOnes() {
    gateway
        .send(
            gateway
                .request("/oauth2/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")))
        .expectProblem(415, "unsupported-media-type");
    askRaw("grant_type=" + "x".repeat(300_000)).expectProblem(413, "payload-too-large");
  }
}
