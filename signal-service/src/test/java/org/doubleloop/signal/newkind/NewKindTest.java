package org.doubleloop.signal.newkind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.signal.RunningService;
import org.doubleloop.signal.SignalServiceApplication;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.type.NewSignal;
import org.doubleloop.signal.type.SignalType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A kind is taken, listed, followed and checked as soon as it is registered.
@SpringBootTest(
    classes = {SignalServiceApplication.class, NewKindTest.Registration.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=" + SignalServiceApplication.NAME)
class NewKindTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final StoreFixture STORE = StoreFixture.open();

  @LocalServerPort private int port;
  @Autowired private Signals signals;
  @Autowired private Whispers whispers;
  @Autowired private SignalType<Text> whisper;

  @TestConfiguration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    SignalType<Text> note() {
      return new TextType("SHORT_NOTE", null);
    }

    @Bean
    Whispers whispers() {
      return new Whispers();
    }

    @Bean
    SignalType<Text> whisper(Whispers whispers) {
      return new TextType("WHISPER", whispers);
    }
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    TestTokens.shared().register(properties);
    properties.add("doubleloop.store.uri", () -> STORE.properties().uri());
    properties.add("doubleloop.store.database", () -> STORE.properties().database());
  }

  @Test
  void isTakenAsAnEventReadAgainListedAndFollowed() {
    var sent = RunningService.event("test.shortNote", "n-1", "{\"text\": \"hello\"}");
    assertThat(send("notes", sent).status()).isEqualTo(201);
    assertThat(send("notes", sent).status()).isEqualTo(200);
    assertThat(send("notes", sent.replace("hello", "other")).status()).isEqualTo(409);
    var listed = get("notes", "/v1/signals").at("/items/0");
    assertThat(listed.at("/shortNote/text").stringValue()).isEqualTo("hello");
    assertThat(get("notes", "/v1/signals/" + listed.path("id").stringValue())).isEqualTo(listed);
    var followed = get("notes", "/v1/feed").at("/items/0");
    assertThat(followed.path("kind").stringValue()).isEqualTo("SHORT_NOTE");
    assertThat(followed.at("/shortNote/text").stringValue()).isEqualTo("hello");
  }

  @Test
  void isCheckedByItsModel() {
    var tooLong = "{\"text\": \"%s\"}".formatted("x".repeat(21));
    var answer = send("faults", RunningService.event("test.shortNote", "n-1", tooLong));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/pointer").stringValue()).isEqualTo("/data/text");
  }

  @Test
  void isToldToNobodyBeforeItIsReleasedWhereItHasAStoreOfItsOwn() {
    assertThat(
            send("whispers", RunningService.event("test.whisper", "w-1", "{\"text\": \"psst\"}"))
                .status())
        .isEqualTo(201);
    assertThat(get("whispers", "/v1/signals").path("items")).isEmpty();
    signals.captureAll(whispers.take().stream().map(each -> NewSignal.of(whisper, each)).toList());
    assertThat(get("whispers", "/v1/signals").at("/items/0/whisper/text").stringValue())
        .isEqualTo("psst");
    assertThat(get("whispers", "/v1/signals").at("/items/0").has("postedBy")).isFalse();
  }

  private record Sent(int status, JsonNode body) {}

  /// Answers are not held against the contract, which knows nothing of these kinds.
  private Sent send(String organization, String event) {
    return client(organization, "signals:write")
        .post()
        .uri("/v1/signals")
        .header("Content-Type", RunningService.ONE)
        .body(event)
        .exchange((_, response) ->
            new Sent(
                response.getStatusCode().value(),
                JSON.readTree(response.getBody().readAllBytes())));
  }

  private JsonNode get(String organization, String path) {
    var scope = path.endsWith("feed") ? "feed" : "signals:read";
    var body = client(organization, scope).get().uri(path).retrieve().body(String.class);
    return JSON.readTree(Objects.requireNonNull(body));
  }

  private RestClient client(String organization, String scope) {
    return RestClient.builder()
        .baseUrl("http://127.0.0.1:" + port)
        .defaultHeader(
            "Authorization", "Bearer " + TestTokens.shared().tokenFor(organization, "ada", scope))
        .build();
  }
}
