package org.doubleloop.policy.test;

import java.time.Duration;
import java.util.UUID;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.kit.test.TestTokens;
import org.jspecify.annotations.Nullable;

/// Calls the service as somebody; every answer is checked against the contract.
///
/// @param scopes separated by spaces; absent to show no token
/// @param ahead how far the organization's clock is ahead
public record PolicyApi(
    String organization, String principal, @Nullable String scopes, Duration ahead) {

  public PolicyApi(String organization, String principal, @Nullable String scopes) {
    this(organization, principal, scopes, Duration.ZERO);
  }

  public static PolicyApi inNewOrganization(String principal, String scopes) {
    return new PolicyApi("org-" + UUID.randomUUID(), principal, scopes);
  }

  /// Somebody else of the same organization.
  public PolicyApi as(String other, String otherScopes) {
    return new PolicyApi(organization, other, otherScopes);
  }

  public PolicyApi inOrganization(String other) {
    return new PolicyApi(other, principal, scopes);
  }

  /// At another time of the organization.
  public PolicyApi ahead(Duration other) {
    return new PolicyApi(organization, principal, scopes, other);
  }

  public PolicyApi withoutToken() {
    return new PolicyApi(organization, principal, null);
  }

  /// @param headers names and values in turn
  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /// @param body absent, a text or a tree
  public Answer post(String path, @Nullable Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer send(String method, String path, @Nullable Object body, String... headers) {
    var api = HttpApi.at(RunningService.sharedPort(), "openapi/policy.yaml", TestTokens.shared());
    if (scopes != null) {
      // A token lives for a minute only: each request has its own.
      api =
          ahead.isZero()
              ? api.as(organization, principal, scopes.split(" "))
              : api.with(
                  "Authorization",
                  "Bearer "
                      + TestTokens.shared()
                          .tokenOfSandbox(organization, principal, ahead, scopes.split(" ")));
    }
    for (int i = 0; i < headers.length; i += 2) {
      api = api.with(headers[i], headers[i + 1]);
    }
    return api.send(method, path, body);
  }
}
