package org.doubleloop.bench.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The gateway, by HTTP or by a bare socket.
final class Http implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LITTLE = 4_096;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client;
  private final URI gateway;
  private final InetAddress from;

  /// @param from the address of this machine that is asked from
  Http(URI gateway, String from) throws UnknownHostException {
    this.gateway = gateway;
    this.from = InetAddress.getByName(from);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(this.from)
            .build();
  }

  URI gateway() {
    return gateway;
  }

  /// An answer.
  record Answer(int status, String body) {
    boolean isGood() {
      return status / 100 == 2;
    }

    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  Answer get(String path, String key) throws IOException, InterruptedException {
    return send(request(path, key).GET());
  }

  Answer post(String path, String key, Map<String, ?> body)
      throws IOException, InterruptedException {
    return post(path, key, "application/json", JSON.writeValueAsBytes(body));
  }

  Answer post(String path, String key, String type, byte[] body)
      throws IOException, InterruptedException {
    return send(
        request(path, key).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  /// A connection on which this has been sent, and that holds little of what comes unread.
  Socket connection(String sent) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(LITTLE);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
    socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
