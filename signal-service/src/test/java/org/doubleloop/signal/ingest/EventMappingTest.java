package org.doubleloop.signal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.connector.SignalProcess;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class EventMappingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final StoreFixture FIXTURE = StoreFixture.open();
  private static final SignalProcess PROCESS = new SignalProcess(FIXTURE.store());
  private static final EventMapping MAPPING = mapping();

  @AfterAll
  static void close() {
    PROCESS.close();
    FIXTURE.close();
  }

  private static EventMapping mapping() {
    var validator = new LocalValidatorFactoryBean();
    validator.afterPropertiesSet();
    return new EventMapping(PROCESS.types(), StrictJson.mapper(), validator);
  }

  @Test
  void readsAnAction() {
    var event =
        read(
            """
            {"specversion": "1.0", "id": "touch-77", "source": "/mailer", "type": "org.doubleloop.action",
             "subject": "c-17", "time": "2026-11-21T10:00:00+01:00", "datacontenttype": "application/json",
             "dataschema": "https://example.org/s", "traceparent": "00-ab", "partition": 3, "sampled": true, "ratio": 0.5,
             "data": {"subject": "c-17", "policy": "outreach", "context": {"industry": "mining", "touch": 1}}}
            """);
    assertThat(event)
        .asInstanceOf(type(Action.class))
        .satisfies(action -> {
          assertThat(action.header())
              .isEqualTo(
                  new Header(
                      "acme",
                      "touch-77",
                      NOW,
                      "/mailer",
                      Map.of(
                          "traceparent",
                          "00-ab",
                          "partition",
                          3,
                          "sampled",
                          true,
                          "ratio",
                          0.5,
                          "datacontenttype",
                          "application/json",
                          "dataschema",
                          "https://example.org/s")));
          assertThat(action.at()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
          assertThat(action.subject()).isEqualTo("c-17");
          assertThat(action.context()).isEqualTo(Map.of("industry", "mining", "touch", 1));
        });
  }

  @Test
  void readsEditsAndOutcomes() {
    assertThat(
            read(
                event(
                    "org.doubleloop.edit",
                    "{\"action\": \"a-1\", \"draft\": \"\", \"final\": \"x\"}")))
        .asInstanceOf(type(Edit.class))
        .satisfies(told -> {
          assertThat(told.action()).isEqualTo("a-1");
          assertThat(told.header().id()).isEqualTo(Ids.hash("acme", "event", "/test", "e-1"));
        });
    assertThat(
            read(
                event(
                    "org.doubleloop.outcome",
                    "{\"action\": \"any thing\", \"type\": \"replied\", \"value\": 2.5}")))
        .asInstanceOf(type(Outcome.class))
        .satisfies(told -> {
          assertThat(told.action()).isEqualTo("any thing");
          assertThat(told.value()).isEqualTo(2.5);
          assertThat(told.at()).isEqualTo(NOW);
        });
  }

  @Test
  void anAttributeThatIsNullIsAbsent() {
    var event =
        read(
            """
            {"specversion": "1.0", "id": "1", "source": "s", "type": "org.doubleloop.action",
             "time": null, "subject": null, "trace": null, "data": {"subject": "c"}}
            """);
    assertThat(event)
        .asInstanceOf(type(Action.class))
        .satisfies(told -> {
          assertThat(told.statedAt()).isNull();
          assertThat(told.header().extensions()).isEmpty();
        });
  }

  @Test
  void theTimeOfTheDataGoesBeforeTheTimeOfTheEvent() {
    var event =
        read(
            """
            {"specversion": "1.0", "id": "1", "source": "s", "type": "org.doubleloop.action",
             "time": "2026-01-01T00:00:00Z", "data": {"subject": "c", "at": "2026-01-02T00:00:00Z"}}
            """);
    assertThat(event)
        .asInstanceOf(type(Action.class))
        .satisfies(told -> assertThat(told.at()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z")));
  }

  static Stream<Arguments> faults() {
    var action = "org.doubleloop.action";
    var outcome = "org.doubleloop.outcome";
    return Stream.of(
        fault("5", " TYPE"),
        fault("[]", " TYPE"),
        fault("\"text\"", " TYPE"),
        fault(
            "{}",
            "/specversion REQUIRED",
            "/id REQUIRED",
            "/source REQUIRED",
            "/type REQUIRED",
            "/data REQUIRED"),
        fault(with("\"specversion\": \"0.3\""), "/specversion ENUM"),
        fault(with("\"specversion\": 1.0"), "/specversion TYPE"),
        fault(with("\"id\": \"\""), "/id SIZE"),
        fault(with("\"id\": \"a b\""), "/id PATTERN"),
        fault(with("\"id\": \"" + "i".repeat(129) + "\""), "/id PATTERN"),
        fault(with("\"id\": \"" + "i".repeat(257) + "\""), "/id SIZE"),
        fault(with("\"source\": \"" + "s".repeat(513) + "\""), "/source SIZE"),
        fault(with("\"type\": \"com.example.other\""), "/type ENUM"),
        fault(with("\"subject\": 5"), "/subject TYPE"),
        fault(with("\"time\": \"yesterday\""), "/time FORMAT"),
        fault(with("\"time\": 5"), "/time TYPE"),
        fault(with("\"time\": \"9999-01-01T00:00:00Z\""), "/time RANGE"),
        fault(with("\"datacontenttype\": \"text/plain\""), "/datacontenttype PATTERN"),
        fault(with("\"dataschema\": \"\""), "/dataschema SIZE"),
        fault(with("\"data_base64\": \"AA==\""), "/data_base64 UNKNOWN"),
        fault(with("\"Upper\": \"x\""), "/Upper UNKNOWN"),
        fault(with("\"a/b~c\": 1"), "/a~1b~0c UNKNOWN"),
        fault(with("\"" + "x".repeat(21) + "\": 1"), "/" + "x".repeat(21) + " UNKNOWN"),
        fault(with("\"list\": [1]"), "/list TYPE"),
        fault(with("\"object\": {}"), "/object TYPE"),
        fault(with("\"big\": 1" + "0".repeat(30)), "/big TYPE"),
        fault(with("\"data\": null"), "/data REQUIRED"),
        fault(with("\"data\": \"text\""), "/data TYPE"),
        fault(event(action, "{}"), "/data/subject REQUIRED"),
        fault(event(action, "{\"subject\": 5}"), "/data/subject TYPE"),
        fault(event(action, "{\"subject\": \"\"}"), "/data/subject SIZE"),
        fault(event(action, "{\"subject\": \"c\", \"id\": \"x\"}"), "/data/id EXCLUSIVE"),
        fault(event(action, "{\"subject\": \"c\", \"color\": \"x\"}"), "/data/color UNKNOWN"),
        fault(event(action, "{\"subject\": \"c\", \"version\": 0}"), "/data/version RANGE"),
        fault(event(action, "{\"subject\": \"c\", \"version\": 1.5}"), "/data/version TYPE"),
        fault(event(action, "{\"subject\": \"c\", \"at\": 5}"), "/data/at TYPE"),
        fault(
            event(action, "{\"subject\": \"c\", \"actor\": {\"kind\": \"CAT\", \"id\": \"x\"}}"),
            "/data/actor/kind ENUM"),
        fault(
            event(action, "{\"subject\": \"c\", \"actor\": {\"kind\": \"TOOL\", \"id\": \"\"}}"),
            "/data/actor/id SIZE"),
        fault(event(outcome, "{\"type\": \"replied\"}"), "/data/action REQUIRED"),
        fault(
            event(outcome, "{\"action\": \"a\", \"type\": \"t\", \"retracted\": true}"),
            "/data/corrects REQUIRED"),
        fault(
            event(action, "{\"subject\": \"c\", \"context\": {\"a b\": 1, \"c\": [1], \"d\": {}}}"),
            "/data/context/a b PATTERN",
            "/data/context/c TYPE",
            "/data/context/d TYPE"),
        fault(event(outcome, "{\"action\": \"a\", \"type\": \"no spaces\"}"), "/data/type PATTERN"),
        fault(
            event(outcome, "{\"action\": \"a\", \"type\": \"t\", \"value\": 1e16}"),
            "/data/value RANGE"),
        fault(
            event(outcome, "{\"action\": \"a\", \"type\": \"t\", \"value\": \"1\"}"),
            "/data/value TYPE"),
        fault(
            event("org.doubleloop.edit", "{\"action\": \"\", \"draft\": \"\", \"final\": \"\"}"),
            "/data/action SIZE"),
        fault(
            event(
                "org.doubleloop.edit",
                "{\"action\": \"a\", \"draft\": \"" + "x".repeat(50_001) + "\", \"final\": \"\"}"),
            "/data/draft SIZE"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void pointsAtEveryFault(String json, List<String> faults) {
    assertThatThrownBy(() -> read(json))
        .asInstanceOf(type(ServiceException.class))
        .satisfies(problem -> {
          assertThat(problem.type()).isEqualTo(CommonProblem.INVALID_REQUEST);
          assertThat(problem.errors())
              .extracting(fault -> fault.pointer() + " " + fault.code())
              .containsExactlyInAnyOrderElementsOf(faults);
          assertThat(problem.errors()).extracting(FieldFault::message).doesNotContain("");
        });
  }

  @Test
  void tooManyExtensionsAreAFault() {
    var many =
        Stream.iterate(0, n -> n + 1)
            .limit(65)
            .map(n -> "\"x" + n + "\": 1")
            .collect(Collectors.joining(", "));
    assertThatThrownBy(() -> read(with(many))).isInstanceOf(ServiceException.class);
  }

  @Test
  void anEventHasAtMost256KiB() {
    var event = with("\"pad\": \"\"");
    int room = EventMapping.MOST_BYTES - event.length();
    assertThat(read(event.replace("\"pad\": \"\"", "\"pad\": \"" + "x".repeat(room) + "\"")))
        .isNotNull();
    assertThatThrownBy(
            () -> read(event.replace("\"pad\": \"\"", "\"pad\": \"" + "x".repeat(room + 1) + "\"")))
        .asInstanceOf(type(ServiceException.class))
        .satisfies(
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.PAYLOAD_TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsNoJsonIsMalformedOrRefused(String json, CommonProblem expected) {
    assertThatThrownBy(() -> read(json))
        .asInstanceOf(type(ServiceException.class))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(expected));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("", CommonProblem.INVALID_REQUEST),
        Arguments.of("{", CommonProblem.MALFORMED_JSON),
        Arguments.of("{} {}", CommonProblem.MALFORMED_JSON),
        Arguments.of("{\"id\": \"1\", \"id\": \"2\"}", CommonProblem.MALFORMED_JSON),
        Arguments.of(with("\"nul\": \"\\u0000\""), CommonProblem.INVALID_REQUEST),
        Arguments.of(with("\"half\": \"\\ud800\""), CommonProblem.INVALID_REQUEST),
        Arguments.of("[".repeat(200) + "]".repeat(200), CommonProblem.INVALID_REQUEST));
  }

  private static Signal read(String json) {
    return MAPPING.event("acme", json.getBytes(StandardCharsets.UTF_8), NOW).signal();
  }

  private static Arguments fault(String json, String... faults) {
    return Arguments.of(json, List.of(faults));
  }

  private static String event(String type, String data) {
    return """
    {"specversion": "1.0", "id": "e-1", "source": "/test", "type": "%s", "data": %s}
    """
        .formatted(type, data);
  }

  /// A valid action event, but for one attribute.
  private static String with(String attribute) {
    var name = attribute.substring(0, attribute.indexOf(':'));
    return Stream.of(
            "\"specversion\": \"1.0\"",
            "\"id\": \"e-1\"",
            "\"source\": \"/test\"",
            "\"type\": \"org.doubleloop.action\"",
            "\"data\": {\"subject\": \"c\"}",
            attribute)
        .filter(one -> one.equals(attribute) || !one.startsWith(name + ":"))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
