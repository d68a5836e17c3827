package org.doubleloop.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One caller of the public API, who waits for each answer before asking again.
public final class ApiCaller implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = JsonMapper.shared();
  private final URI gateway;
  private final String key;

  public ApiCaller(URI gateway, String key) {
    this.gateway = gateway;
    this.key = key;
  }

  /// The answer to a call that has to succeed.
  ///
  /// @throws IllegalStateException when it does not
  public JsonNode post(String path, Map<String, ?> body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    JsonNode answer = json.readTree(response.body());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + answer);
    }
    return answer;
  }

  /// Reads what is there.
  ///
  /// @param status that is expected
  /// @param headers names and values in turn
  /// @throws IllegalStateException when another one comes
  public void get(String path, int status, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(request(path, headers).GET().build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != status) {
      throw new IllegalStateException(path + " answered " + response.statusCode());
    }
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key);
    return headers.length == 0 ? request : request.headers(headers);
  }

  @Override
  public void close() {
    http.close();
  }
}
