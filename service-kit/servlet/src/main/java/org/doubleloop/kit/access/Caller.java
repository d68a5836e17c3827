package org.doubleloop.kit.access;

import java.time.Duration;
import java.util.Set;

/// Who makes a request, as its token says.
///
/// @param principal the owner of the credentials, or the id of a service
/// @param organization the organization whose things the caller may see
/// @param scopes what the caller may do
/// @param client the API key by which it was asked for, or the service
/// @param ahead how far the organization's clock is ahead; nothing but in a sandbox
public record Caller(
    String principal, String organization, Set<String> scopes, String client, Duration ahead) {

  /// Stands for all organizations, in tokens of services that follow feeds.
  public static final String ALL_ORGANIZATIONS = "*";

  public Caller {
    if (principal.isEmpty() || organization.isEmpty()) {
      throw new IllegalArgumentException("A caller has a principal and an organization");
    }
    scopes = Set.copyOf(scopes);
  }

  /// Whether this is a service that follows the feed of all organizations.
  public boolean isForAllOrganizations() {
    return organization.equals(ALL_ORGANIZATIONS);
  }
}
