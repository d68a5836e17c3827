package org.doubleloop.signal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventBatchTest {
  @Test
  void cutsItemsExactly() {
    assertThat(split(" [ {\"a\": [1, {}]} ,{},\n{\"é\\\"}\": \"]\"}\t]\n"))
        .containsExactly("{\"a\": [1, {}]}", "{}", "{\"é\\\"}\": \"]\"}");
  }

  @Test
  void aByteOrderMarkMovesNothing() {
    assertThat(split("\ufeff[{\"a\": 1}, {\"b\": 2}]")).containsExactly("{\"a\": 1}", "{\"b\": 2}");
  }

  @Test
  void whatIsNoObjectStaysAnItem() {
    assertThat(split("[1, \"two\", null, [3], {\"four\": 4}, 1.5e3, true]"))
        .hasSize(7)
        .contains("[3]", "{\"four\": 4}");
  }

  @Test
  void itemsThatAreNestedDeeplyOrHoldForbiddenTextFailByThemselves() {
    var deep = "{\"a\": " + "[".repeat(200) + "]".repeat(200) + "}";
    assertThat(split("[" + deep + ", {\"a\": \"\\u0000\", \"a\": 1}]")).hasSize(2).contains(deep);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("", CommonProblem.INVALID_REQUEST),
        Arguments.of("{}", CommonProblem.INVALID_REQUEST),
        Arguments.of("5", CommonProblem.INVALID_REQUEST),
        Arguments.of("\"[]\"", CommonProblem.INVALID_REQUEST),
        Arguments.of("[{}", CommonProblem.MALFORMED_JSON),
        Arguments.of("[{},]", CommonProblem.MALFORMED_JSON),
        Arguments.of("[{}] []", CommonProblem.MALFORMED_JSON),
        Arguments.of("[{}] x", CommonProblem.MALFORMED_JSON),
        Arguments.of("[{\"a\": tru}]", CommonProblem.MALFORMED_JSON),
        Arguments.of("[" + "[".repeat(2_000), CommonProblem.INVALID_REQUEST),
        Arguments.of(many(1_001), CommonProblem.PAYLOAD_TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsNoBatch(String json, CommonProblem problem) {
    assertThatThrownBy(() -> split(json))
        .asInstanceOf(type(ServiceException.class))
        .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(problem));
  }

  @Test
  void refusesOtherEncodings() {
    assertThatThrownBy(() -> EventBatch.split("[{}]".getBytes(StandardCharsets.UTF_16)))
        .asInstanceOf(type(ServiceException.class))
        .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.MALFORMED_JSON));
  }

  @Test
  void takesNoneAndAThousand() {
    assertThat(split(" [ ] ")).isEmpty();
    assertThat(split(many(1_000))).hasSize(1_000);
  }

  private static String many(int count) {
    return Stream.generate(() -> "{}").limit(count).collect(Collectors.joining(",", "[", "]"));
  }

  private static List<String> split(String json) {
    return EventBatch.split(json.getBytes(StandardCharsets.UTF_8)).stream()
        .map(item -> new String(item, StandardCharsets.UTF_8))
        .toList();
  }
}
