package org.doubleloop.quickstart.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.doubleloop.gateway.sandbox.SandboxOpened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.json.JsonMapper;

/// Fills a sandbox through its API, as anybody would, whenever one is opened.
public final class SampleData
    implements ApplicationListener<PayloadApplicationEvent<SandboxOpened>> {

  private static final Logger log = LoggerFactory.getLogger(SampleData.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI gateway;
  private final Clock clock;

  public SampleData(URI gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  /// Begins to fill it, and does not wait until it is full.
  @Override
  public void onApplicationEvent(PayloadApplicationEvent<SandboxOpened> event) {
    var opened = event.getPayload();
    Thread.ofVirtual()
        .name("sample-data")
        .start(() -> {
          try (var http = HttpClient.newHttpClient()) {
            send(http, opened.token(), "/v1/policies", "application/json", policy());
            var weeks = new SampleWeeks(clock.instant());
            while (weeks.hasNext()) {
              var events = JSON.writeValueAsString(weeks.next());
              var type = "application/cloudevents-batch+json";
              send(http, opened.token(), "/v1/signals", type, events);
            }
          } catch (IOException e) {
            log.warn("The sandbox {} is not filled: {}", opened.organization(), e.getMessage());
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void send(HttpClient http, String token, String path, String type, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2 || answer.body().contains("/problems/")) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static String policy() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SampleData.class.getResourceAsStream("/sample/welcome-mail.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
