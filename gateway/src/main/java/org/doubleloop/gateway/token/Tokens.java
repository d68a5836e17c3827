package org.doubleloop.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.access.AuthenticatedCaller;
import org.doubleloop.gateway.access.Grant;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.kit.id.Ids;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Access tokens (RFC 9068): signed RS256, of type `at+jwt`, for the audience `doubleloop`.
public final class Tokens {

  static final String AUDIENCE = "doubleloop";

  private final RSAKey key;
  private final RSASSASigner signer;
  private final String issuer;
  private final Duration life;
  private final Clock clock;
  private final RandomGenerator random;
  private final NimbusJwtDecoder decoder;

  /// @param life how long a token is valid at most
  public Tokens(RSAKey key, String issuer, Duration life, Clock clock, RandomGenerator random) {
    this.key = key;
    this.issuer = issuer;
    this.life = life;
    this.clock = clock;
    this.random = random;
    try {
      this.signer = new RSASSASigner(key);
      this.decoder =
          NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey())
              .signatureAlgorithm(SignatureAlgorithm.RS256)
              .validateType(false)
              .build();
    } catch (JOSEException e) {
      throw new IllegalStateException("The signing key cannot be used", e);
    }
    decoder.setJwtValidator(validator(issuer, clock));
  }

  private static OAuth2TokenValidator<Jwt> validator(String issuer, Clock clock) {
    var timestamps = new JwtTimestampValidator(Duration.ZERO);
    timestamps.setClock(clock);
    return JwtValidators.createAtJwtValidator()
        .issuer(issuer)
        .audience(AUDIENCE)
        .validators(validators -> {
          validators.put(JwtClaimNames.EXP, required(JwtClaimNames.EXP, timestamps));
          validators.put(JwtClaimNames.IAT, required(JwtClaimNames.IAT, timestamps));
          validators.put("org", required("org", timestamps));
        })
        .build();
  }

  private static OAuth2TokenValidator<Jwt> required(
      String claim, OAuth2TokenValidator<Jwt> timestamps) {
    return new DelegatingOAuth2TokenValidator<>(
        new JwtClaimValidator<>(claim, Objects::nonNull), timestamps);
  }

  public Duration life() {
    return life;
  }

  /// Signs a token that says what the grant says, for its whole life from now on.
  String issue(Grant grant, Duration ahead) {
    return issue(grant, ahead, clock.instant().plus(life));
  }

  /// Signs a token that says what the grant says.
  ///
  /// @param ahead how far the organization's clock is ahead
  public String issue(Grant grant, Duration ahead, Instant expiresAt) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(AUDIENCE)
            .subject(grant.subject())
            .claim("client_id", grant.client())
            .claim("org", grant.organization())
            .claim("scope", String.join(" ", Scope.texts(grant.scopes())))
            .issueTime(Date.from(clock.instant()))
            .expirationTime(Date.from(expiresAt))
            .jwtID(Ids.random(random));
    if (ahead.isPositive()) {
      claims.claim("ahead", ahead.toSeconds());
    }
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(key.getKeyID())
            .build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("The signing key cannot be used", e);
    }
    return token.serialize();
  }

  /// Lets in who shows a token of this gateway's.
  ///
  /// @throws JwtException for any other token, and for one whose time is over
  public AuthenticatedCaller authenticate(String token) {
    var jwt = decoder.decode(token);
    var scope = Objects.requireNonNullElse(jwt.getClaimAsString("scope"), "");
    return new AuthenticatedCaller(
        new Grant(
            text(jwt, JwtClaimNames.SUB),
            text(jwt, "org"),
            scope.isEmpty() ? Set.of() : Scope.parseAll(List.of(scope.split(" ", -1))),
            text(jwt, "client_id")),
        token);
  }

  private static String text(Jwt jwt, String claim) {
    return Objects.requireNonNull(jwt.getClaimAsString(claim), claim);
  }

  /// The public key as a member of a key set.
  Map<String, Object> publicKey() {
    return key.toPublicJWK().toJSONObject();
  }
}
