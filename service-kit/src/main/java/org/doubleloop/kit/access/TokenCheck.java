package org.doubleloop.kit.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
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
/// this audience, within their time. The keys are fetched when the first token comes, kept, and
/// fetched again when they grow old or a new one is named; an issuer that is away for a while is
/// tolerated.
final class TokenCheck {

  /// How far clocks may be apart. Tokens live 60 s, and that is how soon a revoked key is out.
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final Pattern ORGANIZATION =
      Pattern.compile("\\*|[A-Za-z0-9][A-Za-z0-9._:@~-]{0,127}");

  private static final int FETCH_MILLIS = 2_000;
  private static final int KEY_SET_BYTES = 64 * 1024;
  private static final Duration KEYS_LIVE = Duration.ofMinutes(5);
  private static final Duration KEYS_OUTLIVE = Duration.ofHours(1);

  private TokenCheck() {}

  static JwtDecoder decoder(AccessProperties access, Clock clock) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(keys(access.keySet()))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            // The type and the times are checked below, against the given clock.
            .jwtProcessorCustomizer(processor -> {
              processor.setJWSTypeVerifier((type, context) -> {});
              processor.setJWTClaimsSetVerifier((claims, context) -> {});
            })
            .build();
    decoder.setJwtValidator(validator(access.issuer().toString(), clock));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(String issuer, Clock clock) {
    var times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
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

  private static JWKSource<SecurityContext> keys(URI keySet) {
    try {
      return JWKSourceBuilder.create(
              keySet.toURL(),
              new DefaultResourceRetriever(FETCH_MILLIS, FETCH_MILLIS, KEY_SET_BYTES))
          .cache(KEYS_LIVE.toMillis(), 2L * FETCH_MILLIS)
          .refreshAheadCache(false)
          .rateLimited(1_000)
          .retrying(true)
          .outageTolerant(KEYS_OUTLIVE.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("The key set has no URL: " + keySet, e);
    }
  }
}
