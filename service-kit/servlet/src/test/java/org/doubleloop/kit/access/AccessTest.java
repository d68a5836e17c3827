package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.doubleloop.kit.test.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = ToyService.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=toy-service",
      "spring.config.import=classpath:service.yml",
      "doubleloop.contract=openapi/toys.yaml",
      "doubleloop.body.limit=1KB",
      "doubleloop.body.paths.[/v1/toys]=2KB"
    })
class AccessTest {

  private static final TestTokens TOKENS = TestTokens.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;

  AccessTest(@LocalServerPort int port) {
    this.port = port;
  }

  @DynamicPropertySource
  static void trust(DynamicPropertyRegistry properties) {
    TOKENS.register(properties);
  }

  @Test
  void knowsTheCallerByTheToken() throws Exception {
    var answer = get("/v1/toys", TOKENS.tokenFor("acme", "ada", "toys:read", "other"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("acme");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/toys,toys:read,200",
    "HEAD,/v1/toys,toys:read,200",
    "GET,/v1/toys,toys:write,403",
    "GET,/v1/toys,'',403",
    "GET,/v1/toys,toys:reading,403",
    "POST,/v1/toys,toys:write,201",
    "POST,/v1/toys,admin toys:read,201",
    "POST,/v1/toys,admin,403",
    "GET,/v1/toys/7,toys:read,200",
    "GET,/v1/toys/7,admin,403",
    "GET,/v1/toys/best,'',200",
    "GET,/v1/toy-feed,feed,200",
    "GET,/v1/toy-feed,toys:read,403",
    "GET,/v1/undocumented,admin,404",
    "GET,/v1/toys/,toys:read,404",
    "GET,/nowhere,'',404",
    "DELETE,/v1/toys,admin,405",
    "OPTIONS,/v1/toys,admin,405",
  })
  void demandsTheScopesOfTheContract(String method, String path, String scopes, int status)
      throws Exception {
    var token = TOKENS.tokenFor("acme", "ada", scopes.split(" ", -1));
    var body = method.equals("POST") ? "{\"name\":\"bear\"}" : "";
    var answer = send(method, path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.body()).contains("/problems/forbidden", "with the scope");
    }
    if (status == 405) {
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/toys,401",
    "/v1/toys/best,200",
    "/nowhere,404",
    "/v1/undocumented,404",
    "/actuator/health,200",
    "/actuator/health/liveness,200",
    "/readyz,200",
    "/livez,200",
    "/actuator/metrics,401",
    "/actuator,401"
  })
  void lets(String path, int status) throws Exception {
    var answer = get(path, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.body()).contains("/problems/unauthorized", "requestId");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
  }

  @Test
  void letsATokenForAllOrganizationsReadFeedsOnly() throws Exception {
    var token = TOKENS.tokenFor("*", "recommender-service", "feed", "toys:read");
    assertThat(get("/v1/toy-feed", token).body()).contains("*");
    assertThat(get("/v1/toys", token).statusCode()).isEqualTo(403);
  }

  static Stream<Arguments> badTokens() throws Exception {
    var stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
    var past = Date.from(Instant.now().minusSeconds(10));
    var issued = Date.from(Instant.now().minusSeconds(70));
    var future = Date.from(Instant.now().plusSeconds(60));
    Consumer<JWTClaimsSet.Builder> reader = c -> c.claim("scope", "toys:read");
    return Stream.of(
        bad("nonsense", "nonsense"),
        bad("another key", TOKENS.token("at+jwt", stranger, reader)),
        bad("another type", typed("JWT", reader)),
        bad("another issuer", TOKENS.token(reader.andThen(c -> c.issuer("https://evil")))),
        bad("another audience", TOKENS.token(reader.andThen(c -> c.audience("other")))),
        bad("no audience", TOKENS.token(reader.andThen(c -> c.audience((String) null)))),
        bad("expired", TOKENS.token(reader.andThen(c -> c.issueTime(issued).expirationTime(past)))),
        bad("no end", TOKENS.token(reader.andThen(c -> c.expirationTime(null)))),
        bad("not yet", TOKENS.token(reader.andThen(c -> c.notBeforeTime(future)))),
        bad("nobody", TOKENS.token(reader.andThen(c -> c.subject(null)))),
        bad("no organization", TOKENS.token(reader.andThen(c -> c.claim("org", null)))),
        bad("odd organization", TOKENS.token(reader.andThen(c -> c.claim("org", List.of("a"))))),
        bad("empty organization", TOKENS.token(reader.andThen(c -> c.claim("org", "")))),
        bad("unsigned", unsigned()));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void refusesTokens(String token) throws Exception {
    var answer = get("/v1/toys", token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("invalid_token");
  }

  @Test
  void toleratesClocksThatAreALittleApart() throws Exception {
    var token =
        TOKENS.token(c ->
            c.claim("scope", "toys:read")
                .issueTime(Date.from(Instant.now().minusSeconds(62)))
                .expirationTime(Date.from(Instant.now().minusSeconds(2))));
    assertThat(get("/v1/toys", token).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=1&cursor=x,200,,",
    "limit=1&tag=a&tag=b,200,,",
    "size=1,400,size,UNKNOWN",
    "limit=1&Limit=2,400,Limit,UNKNOWN",
    "X-Toy=1,400,X-Toy,UNKNOWN",
    "limit=1&limit=2,400,limit,REPEATED",
    "cursor=a&cursor=b,400,cursor,REPEATED",
    "limit=,400,limit,REQUIRED",
    "limit,400,limit,REQUIRED",
    "limit=x,400,limit,TYPE",
    "cursor=%00,400,cursor,CHARACTER",
  })
  void holdsQueriesToTheContract(
      String query, int status, @Nullable String pointer, @Nullable String code) throws Exception {
    var answer = get("/v1/toys?" + query, TOKENS.tokenFor("acme", "ada", "toys:read"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (pointer != null) {
      assertThat(answer.body())
          .contains("\"pointer\":\"" + pointer + "\",\"code\":\"" + code + "\"");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2_048, 2_049, 3_000_000})
  void bounds(int size) throws Exception {
    var body = "{\"name\":\"" + "a".repeat(size - 11) + "\"}";
    var token = TOKENS.tokenFor("acme", "ada", "toys:write");
    int expected = size <= 2_048 ? 201 : 413;
    assertThat(send("POST", "/v1/toys", token, body).statusCode()).isEqualTo(expected);
    var chunked =
        BodyPublishers.ofInputStream(
            () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    var answer =
        HTTP.send(
            request("/v1/toys", token)
                .header("Content-Type", "application/json")
                .POST(chunked)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    if (expected == 413) {
      assertThat(answer.body()).contains("/problems/payload-too-large", "2,048 bytes");
    }
  }

  @Test
  void carriesTheRequestId() throws Exception {
    var sent = "a.b-c_d~1:@";
    var answer =
        HTTP.send(
            request("/v1/toys/best", null).header("X-Request-Id", sent).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("X-Request-Id")).contains(sent);
    assertThat(answer.body()).contains(sent);
    var refused =
        HTTP.send(
            request("/nowhere", null).header("X-Request-Id", sent).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(refused.body()).contains("\"requestId\":\"" + sent + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "é",
        "a{b}",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void makesARequestIdWhereNoneIsUsable(String sent) throws Exception {
    var answer =
        HTTP.send(
            request("/v1/toys/best", null).header("X-Request-Id", sent).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(22);
  }

  private static Arguments bad(String name, String token) {
    return Arguments.argumentSet(name, token);
  }

  private static String typed(String type, Consumer<JWTClaimsSet.Builder> change) throws Exception {
    return TOKENS.token(type, TOKENS.key(), change);
  }

  private static String unsigned() {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString(
            "{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + TOKENS.tokenFor("acme", "ada", "toys:read").split("\\.", -1)[1]
        + ".";
  }

  private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
    return send("GET", path, token, "");
  }

  private HttpResponse<String> send(String method, String path, @Nullable String token, String body)
      throws Exception {
    var request = request(path, token).header("Content-Type", "application/json");
    return HTTP.send(
        request
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, @Nullable String token) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }
}
