package org.doubleloop.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Checks a token's signature once and its times whenever it is shown: callers show the same token
/// for most of its life, and the signature is what costs.
final class VerifiedTokens implements JwtDecoder {

  private static final int MOST = 10_000;

  private final Cache<String, Jwt> verified = Caffeine.newBuilder().maximumSize(MOST).build();
  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> times;

  VerifiedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> times) {
    this.decoder = decoder;
    this.times = times;
  }

  @Override
  public Jwt decode(String token) {
    var known = verified.getIfPresent(token);
    if (known != null && !times.validate(known).hasErrors()) {
      return known;
    }
    verified.invalidate(token);
    var decoded = decoder.decode(token);
    verified.put(token, decoded);
    return decoded;
  }
}
