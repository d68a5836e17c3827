package org.doubleloop.recommender.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.test.MovableClock;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.llm.StubModel.Reply;
import org.doubleloop.recommender.llm.endpoint.ProviderKind;
import org.doubleloop.recommender.llm.endpoint.ProviderProperties;
import org.doubleloop.recommender.phrasing.Phrased;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Each protocol, with an endpoint that speaks it well, badly or not at all: there is an answer in
/// time, and it says who wrote it or why nobody did.
class ProtocolsTest {

  private static final JsonMapper MAPPER = StrictJson.mapper();
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final Duration SLACK = Duration.ofSeconds(1);
  private static final Reply RIGHT = StubModel.text("Hello {{contact}}, 30 % less work?", "brief");
  private static final Phrasing PHRASING =
      new Phrasing(
          SomeModels.WRITE,
          Map.of("title", "30 % less work"),
          Map.of("wish", "She is Ada's successor"),
          Map.of("brief", "Be brief"),
          Map.of("contact", "Ada"),
          2000);

  private final StubModel stub = new StubModel();
  private final StubModel second = new StubModel().replies(RIGHT);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void close() throws IOException {
    stub.close();
    second.close();
  }

  @ParameterizedTest
  @EnumSource
  void writes(Wire wire) {
    stub.replies(RIGHT);

    assertThat(phrase(DEADLINE, provider(wire, stub))).isEqualTo(written(wire));
    assertThat(tokens(wire, "input")).isEqualTo(Wire.INPUT);
    assertThat(tokens(wire, "output")).isEqualTo(Wire.OUTPUT);
    assertThat(meters.counter("doubleloop.model.cost", "provider", name(wire)).count())
        .isCloseTo((2 * Wire.INPUT + 10 * Wire.OUTPUT) / 1e6, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void sendsInstructionsOneMessageTheSchemaAndTheLimitAndNoTools(Wire wire) {
    stub.replies(RIGHT);
    phrase(DEADLINE, provider(wire, stub));
    var sent = MAPPER.readTree(stub.bodies().getFirst());

    assertThat(wire.instructions(sent)).startsWith("Write a message.");
    assertThat(MAPPER.readTree(wire.data(sent)).at("/captured/wish").asString())
        .isEqualTo("She is {{contact}}'s successor");
    // The library's schema for Ollama does not say that there is nothing else.
    assertThat(((ObjectNode) wire.schema(sent)).without("additionalProperties"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"type": "object",
                 "properties": {
                   "text": {"type": "string"},
                   "guidance": {"type": "array", "items": {"type": "string"}}},
                 "required": ["text", "guidance"]}\
                """));
    assertThat(sent.at("/tools").isEmpty()).isTrue();
    assertThat(sent.toString()).contains(":500").doesNotContain("Ada");
    assertThat(sent.at("/stream").asBoolean(false)).isFalse();
    assertThat(stub.heads().getFirst()).contains("some-key");
  }

  @ParameterizedTest
  @EnumSource
  void putsTheSchemaIntoWordsWhereTheEndpointKnowsNone(Wire wire) {
    stub.replies(RIGHT);
    var known = provider(wire, stub);
    var without =
        new ProviderProperties(
            known.kind(), "", known.baseUrl(), "some-key", "some-model", false, 8, 500, 0, 0);

    assertThat(phrase(DEADLINE, without)).isInstanceOf(Written.class);
    var sent = MAPPER.readTree(stub.bodies().getFirst());
    assertThat(wire.schema(sent).isMissingNode()).isTrue();
    assertThat(wire.instructions(sent)).contains("\"required\":[\"text\",\"guidance\"]");
  }

  static Stream<Arguments> faults() {
    return Stream.of(Wire.values())
        .flatMap(wire ->
            Stream.of(
                    Arguments.of("silence", StubModel.silence(), Reason.TIMED_OUT, 1),
                    Arguments.of("trickling bytes", StubModel.trickle(), Reason.TIMED_OUT, 1),
                    Arguments.of("429", StubModel.error(429, "X: y"), Reason.REFUSED, 2),
                    Arguments.of(
                        "429, soon", StubModel.error(429, "Retry-After: 0"), Reason.REFUSED, 2),
                    Arguments.of(
                        "429, later", StubModel.error(429, "Retry-After: 60"), Reason.REFUSED, 1),
                    Arguments.of("400", StubModel.error(400, "X: y"), Reason.REFUSED, 1),
                    Arguments.of("401", StubModel.status(401, "X: y", ""), Reason.REFUSED, 1),
                    Arguments.of(
                        "302", StubModel.status(302, "Location: /v2", ""), Reason.FAILED, 1),
                    Arguments.of("500", StubModel.error(500, "X: y"), Reason.FAILED, 2),
                    Arguments.of("529", StubModel.error(529, "X: y"), Reason.FAILED, 2),
                    Arguments.of("oops", StubModel.status(500, "X: y", "oops"), Reason.FAILED, 2),
                    Arguments.of("reset", StubModel.reset(), Reason.FAILED, 2),
                    Arguments.of("half an answer", StubModel.brokenOff(), Reason.FAILED, 1),
                    Arguments.of("not HTTP", StubModel.noise(), Reason.FAILED, 2),
                    Arguments.of("a flood", StubModel.flood(), Reason.FAILED, 1),
                    Arguments.of("not JSON", garbage("<html>"), Reason.FAILED, 1),
                    Arguments.of("nothing", garbage(""), Reason.FAILED, 1),
                    Arguments.of("an array", garbage("[]"), Reason.FAILED, 1),
                    Arguments.of("deep", garbage("[".repeat(100_000)), Reason.FAILED, 1),
                    Arguments.of("prose", StubModel.content("Hello!"), Reason.NOT_USABLE, 2),
                    Arguments.of(
                        "no text", StubModel.content("{\"guidance\":[]}"), Reason.NOT_USABLE, 2),
                    Arguments.of(
                        "a long text", StubModel.text("a".repeat(2001)), Reason.NOT_USABLE, 2),
                    Arguments.of(
                        "a new number", StubModel.text("40 % less work"), Reason.NOT_USABLE, 2),
                    Arguments.of(
                        "new guidance", StubModel.text("Hello", "bold"), Reason.NOT_USABLE, 2),
                    Arguments.of(
                        "a tool call", StubModel.toolCall("send_mail"), Reason.NOT_USABLE, 2))
                .map(fault -> Arguments.of(concat(wire, fault.get()))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void saysWhyThereIsNoTextBeforeTheDeadline(
      Wire wire, String name, Reply reply, Reason why, int requests) {
    stub.replies(reply);
    long start = System.nanoTime();

    assertThat(phrase(DEADLINE, provider(wire, stub)))
        .isInstanceOfSatisfying(NotWritten.class, it -> assertThat(it.reason()).isEqualTo(why));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plus(SLACK));
    assertThat(stub.bodies()).hasSize(requests);
    assertThat(meters.timer("doubleloop.model.phrasings", "outcome", why.name()).count())
        .isPositive();
  }

  static Stream<Arguments> answersWithoutContent() {
    return Stream.of(Wire.values())
        .flatMap(wire ->
            Stream.of(
                Arguments.of(wire, "a refusal", StubModel.refusal()),
                Arguments.of(wire, "other JSON", garbage("{\"a\":1}")),
                Arguments.of(wire, "null", garbage("null")),
                Arguments.of(wire, "no message", garbage("{\"choices\":[{}],\"content\":[]}"))));
  }

  /// Libraries differ in what they take for an answer.
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("answersWithoutContent")
  void usesNoAnswerThatHasNoText(Wire wire, String name, Reply reply) {
    stub.replies(reply);

    assertThat(phrase(DEADLINE, provider(wire, stub)))
        .isInstanceOfSatisfying(
            NotWritten.class, it -> assertThat(it.reason()).isIn(Reason.FAILED, Reason.NOT_USABLE));
  }

  static Stream<Arguments> troubles() {
    return Stream.of(Wire.values())
        .flatMap(wire ->
            Stream.of(
                Arguments.of(wire, "silence", StubModel.silence()),
                Arguments.of(wire, "trickling bytes", StubModel.trickle()),
                Arguments.of(wire, "429, later", StubModel.error(429, "Retry-After: 60")),
                Arguments.of(wire, "401", StubModel.error(401, "X: y")),
                Arguments.of(wire, "500", StubModel.error(500, "X: y")),
                Arguments.of(wire, "half an answer", StubModel.brokenOff()),
                Arguments.of(wire, "not JSON", garbage("<html>"))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("troubles")
  void theNextProviderWritesWhereOneIsInTrouble(Wire wire, String name, Reply reply) {
    stub.replies(reply);
    var next =
        switch (wire) {
          case OPENAI -> Wire.ANTHROPIC;
          case ANTHROPIC -> Wire.OLLAMA;
          case OLLAMA -> Wire.OPENAI;
        };
    long start = System.nanoTime();

    assertThat(phrase(DEADLINE.multipliedBy(2), provider(wire, stub), provider(next, second)))
        .isEqualTo(written(next));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plus(SLACK));
  }

  @Test
  void aProviderIsNotAskedWhileItsCircuitIsOpenAndTheLastOnesReasonIsTold() throws IOException {
    var down = provider(Wire.OPENAI, stub);
    stub.replies(StubModel.error(500, "X: y"));
    try (var models = models(Duration.ofSeconds(20), down, provider(Wire.OLLAMA, second))) {
      var phraser = new ModelPhraser(models);
      for (int i = 0; i < 12; i++) {
        assertThat(phraser.phrase("acme", PHRASING)).isInstanceOf(Written.class);
      }
      int asked = stub.bodies().size();
      assertThat(phraser.phrase("acme", PHRASING)).isInstanceOf(Written.class);
      assertThat(stub.bodies()).hasSize(asked);

      second.replies(StubModel.error(400, "X: y"));
      assertThat(phraser.phrase("acme", PHRASING)).isEqualTo(new NotWritten(Reason.REFUSED));
    }
    assertThat(
            meters
                .counter(
                    "doubleloop.model.failures", "provider", "openai", "reason", "CIRCUIT_OPEN")
                .count())
        .isPositive();
  }

  private Phrased phrase(Duration deadline, ProviderProperties... providers) {
    try (var models = models(deadline, providers)) {
      return new ModelPhraser(models).phrase("acme", PHRASING);
    }
  }

  private Models models(Duration deadline, ProviderProperties... providers) {
    var clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
    return SomeModels.of(deadline, clock, meters, providers);
  }

  private double tokens(Wire wire, String kind) {
    return meters.counter("doubleloop.model.tokens", "provider", name(wire), "kind", kind).count();
  }

  private static Written written(Wire wire) {
    return new Written(
        "Hello Ada, 30 % less work?",
        List.of("brief"), new Author(name(wire), "some-model", "write.v1"));
  }

  private static String name(Wire wire) {
    return wire.name().toLowerCase(Locale.ROOT);
  }

  private static ProviderProperties provider(Wire wire, StubModel stub) {
    return SomeModels.provider(ProviderKind.valueOf(wire.name()), stub.baseUrl(wire));
  }

  private static Reply garbage(String body) {
    return StubModel.status(200, "Content-Type: application/json", body);
  }

  private static Object[] concat(Object first, Object[] others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray();
  }
}
