package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What an earlier version has written, this one reads: whatever was answered then is answered now.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedQuickstart.Giver.class)
class KeptDataTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonNode kept = JSON.readTree(resource("answers.json"));
  private Quickstart quickstart;
  private Keys keys;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("store"));
    try (var store = new GZIPInputStream(resource("store.mv.gz"))) {
      Files.copy(store, folder.resolve("store").resolve("store.mv"));
    }
    SomeKeys.layIn(folder);
    quickstart =
        Quickstart.start(
            folder,
            0,
            Map.of(
                "doubleloop.access.secret", "a-secret-of-kept-data-that-guards-nothing",
                "doubleloop.access.sandbox", "",
                "doubleloop.access.reset-first-keys", "true"));
    keys = quickstart.keys();
  }

  /// Another one of this JVM goes on.
  @AfterAll
  void stop(SharedQuickstart other) throws Exception {
    quickstart.close();
    var request = HttpRequest.newBuilder(other.address().resolve("/v1/openapi.json")).build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void answersAndCountsWhatWasThereAsBefore() {
    asksAgainWhatWasAsked();
    countsAgainWhatWasCounted();
  }

  private void asksAgainWhatWasAsked() {
    for (var asked : kept) {
      await()
          .untilAsserted(() -> {
            var answer = ask(asked);
            if (asked.path("path").stringValue().equals("/v1/signals")) {
              assertThat(answer.path("status").stringValue()).isEqualTo("DUPLICATE");
            } else {
              assertContained(asked.path("path").stringValue(), asked.path("answer"), answer);
            }
          });
    }
  }

  private void countsAgainWhatWasCounted() {
    var before = kept.get(kept.size() - 1);
    var again = (ObjectNode) before.deepCopy();
    await()
        .untilAsserted(() -> {
          again.withObject("/body").remove("id");
          assertThat(counts(ask(again))).isEqualTo(counts(before.path("answer")));
        });
  }

  /// The counts behind each option; how they are weighed depends on when they were measured.
  private static String counts(JsonNode suggestion) {
    var counts = new StringBuilder();
    for (var ranked : suggestion.path("ranked")) {
      counts.append(ranked.path("option")).append('\n');
      for (var level : ranked.at("/because/levels")) {
        for (var field : List.of("scope", "cell")) {
          counts.append(level.path(field)).append(' ');
        }
        for (var field : List.of("trials", "successes")) {
          counts.append(level.path(field).asDouble()).append(' ');
        }
        counts.append('\n');
      }
    }
    return counts.toString();
  }

  @Test
  void namesTheUnitsOfWhatWasDoneBeforeAsThoseOfWhatIsSuggested() throws Exception {
    var action = ask("GET", "/v1/actions/a-0", null, "application/json").path("action");
    assertThat(action.at("/units/subject").stringValue()).hasSize(43);
    assertThat(action.at("/units/account").stringValue()).hasSize(43);
    var asked =
        JSON.readTree(
            "{\"policy\":\"welcome\",\"subject\":\"contact-0\",\"context\":{\"plan\":\"free\"}}");
    var suggestion = ask("POST", "/v1/suggestions", asked, "application/json");
    assertThat(suggestion.path("unit")).isEqualTo(action.at("/units/subject"));
  }

  private JsonNode ask(JsonNode asked) throws Exception {
    return ask(
        asked.path("method").stringValue(),
        asked.path("path").stringValue(),
        asked.get("body"),
        asked.path("contentType").stringValue("application/json"));
  }

  private JsonNode ask(String method, String path, @Nullable JsonNode body, String contentType)
      throws Exception {
    var request =
        HttpRequest.newBuilder(quickstart.address().resolve(path))
            .header("Authorization", "Bearer " + keys.rep())
            .header("Content-Type", contentType)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isBetween(200, 201);
    return JSON.readTree(response.body());
  }

  /// What was answered then is answered now; there may be more.
  private static void assertContained(String where, JsonNode then, JsonNode now) {
    if (then.isObject()) {
      then.properties()
          .forEach(field -> {
            // what a cursor looks like is nobody's business
            if (!field.getKey().equals("next")) {
              assertContained(
                  where + "/" + field.getKey(), field.getValue(), now.path(field.getKey()));
            }
          });
    } else if (then.isArray()) {
      assertThat(now).as(where).hasSameSizeAs(then);
      for (int i = 0; i < then.size(); i++) {
        assertContained(where + "/" + i, then.get(i), now.get(i));
      }
    } else {
      assertThat(now).as(where).isEqualTo(then);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        KeptDataTest.class.getResourceAsStream("/kept-data/" + name), name);
  }
}
