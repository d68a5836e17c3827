package org.doubleloop.policy.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.doubleloop.kit.test.TestTokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Calls the service as somebody, and checks every answer against the contract.
///
/// @param scopes separated by spaces; absent to show no token
public record PolicyApi(String organization, String principal, @Nullable String scopes) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

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
    var request =
        HttpRequest.newBuilder(RunningService.at(path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)));
    if (body != null && !Arrays.asList(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (scopes != null) {
      var token = TestTokens.shared().tokenFor(organization, principal, scopes.split(" "));
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Object body) {
    return body instanceof JsonNode node ? node.toString() : body.toString();
  }
}
