package org.doubleloop.gateway.access;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Somebody who has come in, with the token to show to the services.
public final class AuthenticatedCaller extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Grant grant;
  private final String token;

  public AuthenticatedCaller(Grant grant, String token) {
    super(authorities(grant).toList());
    this.grant = grant;
    this.token = token;
    setAuthenticated(true);
  }

  private static Stream<GrantedAuthority> authorities(Grant grant) {
    return grant.scopes().stream().map(scope -> new SimpleGrantedAuthority(scope.text()));
  }

  /// Who it is and what he may do.
  public Grant grant() {
    return grant;
  }

  /// A signed token that every service accepts for a while.
  public String token() {
    return token;
  }

  /// The scopes as they stand in the specifications.
  public Set<String> scopes() {
    return Set.copyOf(Scope.texts(grant.scopes()));
  }

  @Override
  public Object getCredentials() {
    return token;
  }

  @Override
  public String getPrincipal() {
    return grant.subject();
  }

  @Override
  public String getName() {
    return grant.subject();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
