package org.doubleloop.gateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.doubleloop.gateway.TestGateway;
import org.doubleloop.gateway.start.FirstKeys;
import org.doubleloop.kit.test.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxTest {

  @RegisterExtension
  private static final TestGateway gateway =
      TestGateway.start(Map.of("doubleloop.access.sandbox", "trying"));

  private static FirstKeys keysOf(String organization) {
    return gateway.firstKeys().stream()
        .filter(keys -> keys.organization().equals(organization))
        .findFirst()
        .orElseThrow();
  }

  private final String rep = keysOf("trying").rep();

  private Answer move(String key, String json) {
    return gateway.send(
        gateway
            .request("/v1/sandbox", key)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  private Answer reset(String... headers) {
    var request = gateway.request("/v1/sandbox/reset", rep).POST(BodyPublishers.noBody());
    return gateway.send(headers.length == 0 ? request : request.headers(headers)).expect(200);
  }

  /// What the services are told of who shows this key.
  private static JWTClaimsSet told(String key) throws ParseException {
    gateway.get("/v1/policies", key).expect(200);
    var authorization = gateway.policy().seen().getLast().header("Authorization");
    return SignedJWT.parse(authorization.substring("Bearer ".length())).getJWTClaimsSet();
  }

  @BeforeEach
  void beginAnew() {
    reset();
  }

  @Test
  void movesItsClockOnAndTellsTheServicesAtOnce() throws Exception {
    assertThat(told(rep).getClaim("ahead")).isNull();
    var moved = move(rep, "{\"ahead\": \"P15D\"}").expect(200);
    assertThat(moved.at("/organization")).isEqualTo("trying");
    assertThat(moved.at("/ahead")).isEqualTo("PT360H");
    assertThat(Duration.between(Instant.now(), Instant.parse(moved.at("/now"))))
        .isBetween(Duration.ofDays(15).minusMinutes(1), Duration.ofDays(15));
    assertThat(told(rep).getLongClaim("ahead")).isEqualTo(Duration.ofDays(15).toSeconds());
    assertThat(move(rep, "{\"ahead\": \"P15D\"}").expect(200).at("/ahead")).isEqualTo("PT360H");
    assertThat(gateway.get("/v1/sandbox", rep).expect(200).at("/ahead")).isEqualTo("PT360H");
  }

  @Test
  void touchesNoOtherOrganization() throws Exception {
    var other = keysOf("main");
    move(rep, "{\"ahead\": \"P15D\"}").expect(200);
    assertThat(told(other.rep()).getClaim("ahead")).isNull();
    assertThat(told(other.rep()).getStringClaim("org")).isEqualTo("main");
    move(other.rep(), "{\"ahead\": \"P15D\"}").expectProblem(422, "not-a-sandbox");
    gateway.get("/v1/sandbox", other.rep()).expectProblem(422, "not-a-sandbox");
    gateway
        .send(gateway.request("/v1/sandbox/reset", other.rep()).POST(BodyPublishers.noBody()))
        .expectProblem(422, "not-a-sandbox");
  }

  @Test
  void leavesBehindWhatItHoldsAndBeginsWithTheTrueTime() throws Exception {
    move(rep, "{\"ahead\": \"P15D\"}").expect(200);
    var before = told(rep).getStringClaim("org");
    var answer = reset();
    assertThat(answer.at("/ahead")).isEqualTo("PT0S");
    assertThat(told(rep).getStringClaim("org")).startsWith("trying~").isNotEqualTo(before);
    assertThat(told(rep).getClaim("ahead")).isNull();
    assertThat(gateway.get("/v1/api-keys", keysOf("trying").admin()).expect(200).text())
        .as("its keys stay")
        .contains("reviewer");
  }

  @Test
  void isResetOnceByARequestThatIsRepeated() {
    var once = reset("Idempotency-Key", "\"again\"");
    assertThat(reset("Idempotency-Key", "\"again\"").at("/resets")).isEqualTo(once.at("/resets"));
    assertThat(reset("Idempotency-Key", "\"other\"").at("/resets"))
        .isNotEqualTo(once.at("/resets"));
  }

  @Test
  void isNotMovedBack() {
    move(rep, "{\"ahead\": \"P15D\"}").expect(200);
    assertThat(move(rep, "{\"ahead\": \"P14D\"}").expectProblem(400, "invalid-request").text())
        .contains("PT360H", "reset the sandbox");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | REQUIRED",
        "{\"ahead\": \"soon\"} | FORMAT",
        "{\"ahead\": \"-P1D\"} | FORMAT",
        "{\"ahead\": \"P1Y\"} | FORMAT",
        "{\"ahead\": \"PTM\"} | FORMAT",
        "{\"ahead\": \"P9999D\"} | RANGE"
      })
  void refusesWhatIsNoTimeAhead(String json, String code) {
    var problem = move(rep, json).expectProblem(400, "invalid-request");
    assertThat(problem.at("/errors/0/pointer")).isEqualTo("/ahead");
    assertThat(problem.at("/errors/0/code")).isEqualTo(code);
  }

  @Test
  void keepsItsTimeWhenTheGatewayStartsAgain() throws Exception {
    move(rep, "{\"ahead\": \"P15D\"}").expect(200);
    gateway.restart(Map.of("doubleloop.access.sandbox", "trying"));
    assertThat(told(rep).getLongClaim("ahead")).isEqualTo(Duration.ofDays(15).toSeconds());
  }
}
