package org.doubleloop.gateway.access;

import java.util.Set;
import java.util.regex.Pattern;

/// Who somebody is and what he may do: what a token says.
///
/// @param subject the principal: a key's owner, or a service
/// @param organization `*` is all of them
/// @param client the id of the key or of the registered client that it was got with
public record Grant(String subject, String organization, Set<Scope> scopes, String client) {

  /// All organizations at once; only for services that follow feeds.
  public static final String ALL = "*";

  /// The ids of organizations.
  public static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /// The same, and what services know a sandbox by once it was reset.
  public static final Pattern DATA_ORGANIZATION =
      Pattern.compile(ORGANIZATION.pattern() + "(?:~[1-9][0-9]{0,9})?");

  public Grant {
    scopes = Set.copyOf(scopes);
    if (subject.isEmpty() || organization.isEmpty() || client.isEmpty()) {
      throw new IllegalArgumentException("A grant names subject, organization and client");
    }
  }
}
