package org.doubleloop.kit.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/// Stands for the gateway in the tests of a service: issues tokens with a key of its own, serves
/// the key set at `/.well-known/jwks.json`, and gives any service a token at `/oauth2/token`.
public final class TestTokens implements AutoCloseable {

  /// Shorter than any gateway's: tests sign much more than they check, and without the second
  /// compiler each signature of 2048 bits takes 15 ms. Services verify it all the same.
  private static final RSAKey ISSUERS = shortKey();

  private final RSAKey key;
  private final HttpServer server;
  private final Path clients;
  private final Map<Caller, Issued> issued = new ConcurrentHashMap<>();

  private TestTokens(RSAKey key, HttpServer server, Path clients) {
    this.key = key;
    this.server = server;
    this.clients = clients;
  }

  private static RSAKey shortKey() {
    try {
      return new RSAKeyGenerator(1024, true)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform makes RSA keys", e);
    }
  }

  /// Starts an issuer on a free port.
  public static TestTokens start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var tokens = new TestTokens(ISSUERS, server, Files.createTempDirectory("clients"));
      server.createContext("/.well-known/jwks.json", tokens::answerKeys);
      server.createContext("/oauth2/token", tokens::answerToken);
      server.start();
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The issuer that all tests of this JVM share; it is never closed.
  public static TestTokens shared() {
    return Shared.TOKENS;
  }

  /// What makes a service trust this issuer, and keep its keys where all builds have theirs, as to
  /// make them takes long.
  public Map<String, String> settings() {
    return Map.of(
        "doubleloop.access.issuer", issuer().toString(),
        "doubleloop.access.keys", TestKeys.FOLDER.toString(),
        "doubleloop.access.clients", clients.toString());
  }

  /// Gives these settings to a service.
  public void register(DynamicPropertyRegistry properties) {
    settings().forEach((name, value) -> properties.add(name, () -> value));
  }

  public URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The key that it signs with.
  public RSAKey key() {
    return key;
  }

  /// A token as the gateway issues them, valid for half a minute at least; the same caller gets the
  /// same for a while, as signing takes long.
  ///
  /// @param organization an id, or `*`
  public String tokenFor(String organization, String principal, String... scopes) {
    return token(new Caller(organization, principal, null, String.join(" ", scopes)));
  }

  /// A token of a sandbox.
  ///
  /// @param ahead how far its clock is ahead
  public String tokenOfSandbox(String organization, Duration ahead, String... scopes) {
    return tokenOfSandbox(organization, "ada", ahead, scopes);
  }

  /// A token of somebody in a sandbox.
  ///
  /// @param ahead how far its clock is ahead
  public String tokenOfSandbox(
      String organization, String principal, Duration ahead, String... scopes) {
    return token(new Caller(organization, principal, ahead, String.join(" ", scopes)));
  }

  private String token(Caller caller) {
    return issued
        .compute(
            caller,
            (_, before) ->
                before != null && before.until().isAfter(Instant.now()) ? before : issue(caller))
        .token();
  }

  private Issued issue(Caller caller) {
    var until = Instant.now().plusSeconds(30);
    var ahead = caller.ahead();
    return new Issued(
        token(claims ->
            claims
                .subject(caller.principal())
                .claim("org", caller.organization())
                .claim("scope", caller.scopes())
                .claim("ahead", ahead == null ? null : ahead.toSeconds())),
        until);
  }

  private record Caller(
      String organization, String principal, @Nullable Duration ahead, String scopes) {}

  private record Issued(String token, Instant until) {}

  /// A token with other claims than usual; null takes one away.
  public String token(Consumer<JWTClaimsSet.Builder> change) {
    return token("at+jwt", key, change);
  }

  /// A token of any type, signed by any key.
  public String token(String type, RSAKey signer, Consumer<JWTClaimsSet.Builder> change) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer().toString())
            .audience("doubleloop")
            .subject("ada")
            .claim("client_id", "ada")
            .claim("org", "acme")
            .claim("scope", "")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(1))))
            .jwtID(UUID.randomUUID().toString());
    change.accept(claims);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType(type))
            .keyID(signer.getKeyID())
            .build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(new RSASSASigner(signer.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answerKeys(HttpExchange exchange) throws IOException {
    answer(exchange, new JWKSet(key.toPublicJWK()).toString());
  }

  private void answerToken(HttpExchange exchange) throws IOException {
    var form =
        Arrays.stream(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
    answer(
        exchange,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":60}"
            .formatted(tokenOf(form)));
  }

  private String tokenOf(Map<String, String> form) {
    var organization = form.getOrDefault("organization", "acme");
    return tokenFor(organization, "service", form.getOrDefault("scope", "").split(" ", -1));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static final class Shared {
    static final TestTokens TOKENS = start();
  }
}
