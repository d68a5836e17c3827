package org.doubleloop.kit.creation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.kit.json.StrictJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class CreationsTest {
  private static final KeyedHash HASH = new KeyedHash("sixteen bytes at".getBytes(US_ASCII));

  @BeforeEach
  void signIn() {
    var token =
        Jwt.withTokenValue("t").header("alg", "RS256").subject("ada").claim("org", "acme").build();
    SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void bindsAKeyToTheCallerTheMethodAndThePathAsSent() {
    var request = new Creation.Request("acme", "ada", "POST", "/v1/actions/a%2D7/edits");
    assertThat(creations("POST", "/v1/actions/a%2D7/edits").of(null, "k"))
        .isEqualTo(Creation.of(request, null, "k", new SplittableRandom(1)));
  }

  @Test
  void takesTheIdOfTheBody() {
    assertThat(creations("POST", "/v1/actions").of("a-7", null))
        .isEqualTo(new Creation("acme", "a-7", Creation.Naming.CLIENT));
  }

  @Test
  void knowsABodyByWhatItSaysAndNotByItsOrder() {
    var creations = creations("POST", "/v1/actions");
    var body = new LinkedHashMap<String, Object>();
    body.put("b", List.of(1, 2));
    body.put("a", "x");
    assertThat(creations.bodyHash(body))
        .isEqualTo(creations.bodyHash(Map.of("a", "x", "b", List.of(1, 2))))
        .isNotEqualTo(creations.bodyHash(Map.of("a", "x", "b", List.of(2, 1))));
  }

  @Test
  void namesNothingWhereNobodyCalls() {
    signOut();
    assertThatIllegalStateException()
        .isThrownBy(() -> creations("POST", "/v1/actions").of("a-7", null));
  }

  private static Creations creations(String method, String path) {
    return new Creations(
        new MockHttpServletRequest(method, path),
        new CanonicalJson(StrictJson.mapper()),
        HASH,
        new SplittableRandom(1));
  }
}
