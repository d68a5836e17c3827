package org.doubleloop.kit.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/// Finds the caller of the request that is being answered.
public final class Callers {

  static final String ORGANIZATION = "org";
  static final String SCOPE = "scope";
  static final String CLIENT = "client_id";
  static final String AHEAD = "ahead";

  private Callers() {}

  /// The caller, on the thread that answers a documented operation which is not open to everybody.
  ///
  /// @throws IllegalStateException on any other
  public static Caller current() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  /// The caller's token, to ask another service in their name while they wait.
  ///
  /// @throws IllegalStateException where [#current] does
  public static String token() {
    return token(SecurityContextHolder.getContext().getAuthentication())
        .orElseThrow(Callers::nobody)
        .getTokenValue();
  }

  static Caller of(@Nullable Authentication authentication) {
    return shownBy(authentication).orElseThrow(Callers::nobody);
  }

  private static IllegalStateException nobody() {
    return new IllegalStateException("Nobody has shown a token on this thread");
  }

  /// The caller, on a thread that answers one.
  public static Optional<Caller> onThisThread() {
    return shownBy(SecurityContextHolder.getContext().getAuthentication());
  }

  private static Optional<Caller> shownBy(@Nullable Authentication authentication) {
    return token(authentication).map(Callers::of);
  }

  private static Optional<Jwt> token(@Nullable Authentication authentication) {
    return authentication != null && authentication.getPrincipal() instanceof Jwt token
        ? Optional.of(token)
        : Optional.empty();
  }

  private static Duration ahead(Jwt token) {
    return token.getClaim(AHEAD) instanceof Number seconds
        ? Duration.ofSeconds(seconds.longValue())
        : Duration.ZERO;
  }

  private static Caller of(Jwt token) {
    var scope = token.getClaimAsString(SCOPE);
    return new Caller(
        Objects.requireNonNull(token.getSubject()),
        Objects.requireNonNull(token.getClaimAsString(ORGANIZATION)),
        scope == null || scope.isBlank() ? Set.of() : Set.of(scope.strip().split(" +")),
        Objects.requireNonNullElse(token.getClaimAsString(CLIENT), ""),
        ahead(token));
  }
}
