package org.doubleloop.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

class VerifiedTokensTest {

  private static final Instant ISSUED = Instant.parse("2026-11-21T09:00:00Z");

  private final List<String> decoded = new ArrayList<>();

  @Test
  void decodesATokenOnce() {
    var tokens = at(ISSUED);

    assertThat(tokens.decode("a")).isSameAs(tokens.decode("a"));
    tokens.decode("b");

    assertThat(decoded).containsExactly("a", "b");
  }

  @Test
  void leavesATokenWhoseTimeIsOverToTheDecoder() {
    var times = new JwtTimestampValidator(Duration.ofSeconds(5));
    var tokens = new VerifiedTokens(this::decode, times);
    times.setClock(clock(ISSUED.plusSeconds(64)));
    tokens.decode("a");
    tokens.decode("a");
    assertThat(decoded).containsExactly("a");

    times.setClock(clock(ISSUED.plusSeconds(66)));
    tokens.decode("a");

    assertThat(decoded).containsExactly("a", "a");
  }

  @Test
  void remembersNothingOfATokenThatIsRefused() {
    var tokens =
        new VerifiedTokens(
            token -> {
              decoded.add(token);
              throw new BadJwtException("not ours");
            },
            new JwtTimestampValidator());

    for (int n = 0; n < 2; n++) {
      assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    }

    assertThat(decoded).containsExactly("a", "a");
  }

  private VerifiedTokens at(Instant now) {
    var times = new JwtTimestampValidator();
    times.setClock(clock(now));
    return new VerifiedTokens(this::decode, times);
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private Jwt decode(String token) {
    decoded.add(token);
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .issuedAt(ISSUED)
        .expiresAt(ISSUED.plusSeconds(60))
        .build();
  }
}
