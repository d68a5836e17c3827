package org.doubleloop.kit.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Decides which tokens to trust: RFC 9068 access tokens, signed RS256 by a key of the issuer, for
/// this audience, within their time.
final class TokenCheck {

  /// How far clocks may be apart. Tokens live 60 s, and that is how soon a revoked key is out.
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final Pattern ORGANIZATION =
      Pattern.compile("\\*|[A-Za-z0-9][A-Za-z0-9._:@~-]{0,127}");

  private TokenCheck() {}

  static JwtDecoder decoder(AccessProperties access, Clock clock) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(new IssuerKeys(access.keySet(), clock))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            // The type and the times are checked below, against the given clock.
            .jwtProcessorCustomizer(processor -> {
              processor.setJWSTypeVerifier((type, context) -> {});
              processor.setJWTClaimsSetVerifier((claims, context) -> {});
            })
            .build();
    var times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    decoder.setJwtValidator(validator(access.issuer().toString(), times));
    return new VerifiedTokens(decoder, times);
  }

  private static OAuth2TokenValidator<Jwt> validator(
      String issuer, OAuth2TokenValidator<Jwt> times) {
    return JwtValidators.createAtJwtValidator()
        .issuer(issuer)
        .audience(AccessProperties.AUDIENCE)
        .validators(validators -> {
          validators.put(JwtClaimNames.EXP, present(JwtClaimNames.EXP, times));
          validators.put(JwtClaimNames.IAT, present(JwtClaimNames.IAT, times));
          validators.put(
              Callers.ORGANIZATION,
              new JwtClaimValidator<Object>(
                  Callers.ORGANIZATION,
                  org -> org instanceof String text && ORGANIZATION.matcher(text).matches()));
        })
        .build();
  }

  private static OAuth2TokenValidator<Jwt> present(String claim, OAuth2TokenValidator<Jwt> times) {
    return new DelegatingOAuth2TokenValidator<>(
        new JwtClaimValidator<>(claim, Objects::nonNull), times);
  }
}
