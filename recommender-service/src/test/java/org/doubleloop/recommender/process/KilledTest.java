package org.doubleloop.recommender.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.RecommenderServiceApplication;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A process is killed when a suggestion is recorded and nobody has been answered.
@Timeout(120)
class KilledTest {

  private static final Pattern STARTED = Pattern.compile("started on port (\\d+)");
  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "EXPLORE", "exploration": {"share": 1},
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "options": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}\
      """;

  /// Under a key, from which its id is made; under an id of its own, too, by
  /// `-Ddoubleloop.everywhere=true`, as a process is dear.
  static Stream<Arguments> asked() {
    return Stream.of(arguments("", "Idempotency-Key"), arguments("\"id\": \"s-1\", ", "X-None"))
        .limit(Boolean.getBoolean("doubleloop.everywhere") ? 2 : 1);
  }

  @ParameterizedTest
  @MethodSource("asked")
  void answersTheRepeatWithWhatWasRecorded(String id, String header) throws Exception {
    var body = "{%s\"policy\": \"outreach\", \"subject\": \"c\"}".formatted(id);
    try (var service = new Service();
        var wire = new HeldAnswers(service.store().properties().uri())) {
      service.policy(1, CONTENT);
      service.awaitPolicy("outreach", 1);
      var process = start(service.arguments(wire.uri()));
      try (BufferedReader output = process.inputReader();
          var http = HttpClient.newHttpClient()) {
        var request =
            service
                .request(port(output), "/v1/suggestions", header, "k-1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answered = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        Patience.await().until(() -> !recorded(service).isEmpty() || answered.isDone());
        process.toHandle().destroyForcibly();
        assertThat(answered).failsWithin(Duration.ofSeconds(20));
      } finally {
        process.destroyForcibly().waitFor();
      }
      var recorded = recorded(service);
      assertThat(recorded).hasSize(1);
      var repeat = service.post("/v1/suggestions", body, header, "k-1");
      assertThat(repeat.statusCode()).isEqualTo(201);
      assertThat(repeat.body()).isEqualTo(recorded.getFirst().getString("answer"));
      assertThat(service.post("/v1/suggestions", body, header, "k-1").body())
          .isEqualTo(repeat.body());
      assertThat(recorded(service)).hasSize(1);
    }
  }

  private static Process start(List<String> arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:MetaspaceSize=160m",
                "-XX:ReservedCodeCacheSize=240m",
                "-cp",
                System.getProperty("java.class.path"),
                RecommenderServiceApplication.class.getName()));
    command.addAll(arguments);
    command.add("--logging.level.org.springframework.boot=INFO");
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static int port(BufferedReader output) throws IOException {
    var said = new ArrayList<String>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      var started = STARTED.matcher(line);
      if (started.find()) {
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
        return Integer.parseInt(started.group(1));
      }
    }
    throw new AssertionError("It did not start: " + said);
  }

  private static List<Document> recorded(Service service) {
    return service
        .store()
        .collection("suggestions")
        .find(Filters.eq("kind", "SUGGESTION"))
        .into(new ArrayList<>());
  }
}
