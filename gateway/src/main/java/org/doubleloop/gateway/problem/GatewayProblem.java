package org.doubleloop.gateway.problem;

import java.util.Optional;
import org.doubleloop.kit.problem.ProblemType;

/// The kinds of problems that only the gateway has.
public enum GatewayProblem implements ProblemType {
  SERVICE_DOWN("service-down", 503, "A service cannot be reached"),
  SERVICE_SLOW("service-slow", 503, "A service did not answer in time"),
  SERVICE_BUSY("service-busy", 503, "A service has too much to do"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "There are too many requests"),
  REQUEST_TIMEOUT("request-timeout", 408, "The request did not come in in time"),
  REQUEST_REFUSED("request-refused", 400, "The request is not one that is let through"),
  URI_TOO_LONG("uri-too-long", 414, "The path with the query is too long"),
  HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
  NOT_A_SANDBOX("not-a-sandbox", 422, "The organization is no sandbox"),
  INVALID_TOKEN_REQUEST("invalid-token-request", 400, "The request is not one for a token"),
  INVALID_CLIENT("invalid-client", 401, "The client is not known by this assertion"),
  INVALID_SCOPE("invalid-scope", 400, "The client may not have this scope"),
  UNSUPPORTED_GRANT_TYPE("unsupported-grant-type", 400, "Only client credentials are possible");

  private final String slug;
  private final int status;
  private final String title;

  GatewayProblem(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /// The code by which OAuth clients know a refused token request (RFC 6749), where it is one.
  Optional<String> oauthError() {
    return switch (this) {
      case INVALID_TOKEN_REQUEST -> Optional.of("invalid_request");
      case INVALID_CLIENT -> Optional.of("invalid_client");
      case INVALID_SCOPE -> Optional.of("invalid_scope");
      case UNSUPPORTED_GRANT_TYPE -> Optional.of("unsupported_grant_type");
      case SERVICE_DOWN,
          SERVICE_SLOW,
          SERVICE_BUSY,
          TOO_MANY_REQUESTS,
          REQUEST_TIMEOUT,
          REQUEST_REFUSED,
          URI_TOO_LONG,
          HEADERS_TOO_LARGE,
          NOT_A_SANDBOX ->
          Optional.empty();
    };
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
