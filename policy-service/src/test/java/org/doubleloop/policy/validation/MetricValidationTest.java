package org.doubleloop.policy.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.doubleloop.policy.test.Outreach.with;

import java.util.List;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.policy.content.Metric;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.SecondaryMetric;
import org.doubleloop.policy.test.Outreach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// What is found wrong with the metric, and with what is counted beside it.
class MetricValidationTest {
  private static final String SUM =
      """
      {"outcome": "revenue", "direction": "INCREASE", "kind": "SUM", "cap": 5000, "target": 300,
       "window": "P14D"}
      """;
  private static final String SECONDARY =
      """
      {"id": "%s", "outcome": "%s", "direction": "DECREASE"}
      """;

  @Test
  void takesASumUpToItsCapAndWhatIsCountedBesideIt() {
    var content = with(Outreach.content(), "/metric", SUM);
    with(content, "/watch", "[" + SECONDARY.formatted("complaints", "complained") + "]");
    with(content, "/leading", "[" + SECONDARY.formatted("opens", "opened") + "]");
    with(content, "/leading/1", SECONDARY.formatted("soon", "revenue"));
    assertThat(faults(content)).isEmpty();

    var read = read(content, new FieldFaults());
    assertThat(read.metric().kind()).isEqualTo(Metric.Kind.SUM);
    assertThat(read.metric().cap()).isEqualTo(5_000);
    assertThat(read.watch()).extracting(SecondaryMetric::id).containsExactly("complaints");
    assertThat(faults(with(content, "/metric/target", "5000"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /metric/kind         | "SUM"     | /metric/cap REQUIRED
          /metric/cap          | 5         | /metric/cap EXCLUSIVE
          /metric/target       | 1.01      | /metric/target RANGE
          /watch/0/window      | "P367D"   | /watch/0/window FORMAT
          /watch/0/grace       | "P1D"     | /watch/0/grace EXCLUSIVE
          /watch/0/kind        | "SUM"     | /watch/0/cap REQUIRED
          /watch/0/cap         | 5         | /watch/0/cap EXCLUSIVE
          /watch/1/id          | "w0"      | /watch/1/id REPEATED
          /leading/0/id        | "w1"      | /leading/0/id REPEATED
          /leading/0/window    | "a day"   | /leading/0/window FORMAT
          /leading/0/outcome   | "replied" | /leading/0 REPEATED
          """)
  void pointsAtTheFault(String pointer, String json, String fault) {
    assertThat(faults(with(content(), pointer, json))).containsExactly(fault);
  }

  @Test
  void knowsNoTargetAboveTheCap() {
    var content = with(Outreach.content(), "/metric", SUM);
    assertThat(found(with(content, "/metric/target", "5001")))
        .extracting(FieldFault::pointer, FieldFault::message)
        .containsExactly(tuple("/content/metric/target", "must be at most the cap, 5000.0"));
  }

  /// It is known earlier, which is all that is asked of it.
  @Test
  void takesTheMetricItselfWithAShorterWindowForALeadingIndicator() {
    var content = with(content(), "/leading/0/outcome", "\"replied\"");
    assertThat(faults(with(content, "/leading/0/window", "\"P2D\""))).isEmpty();
    var window = Outreach.content().at("/metric/window").toString();
    assertThat(faults(with(content, "/leading/0/window", window)))
        .containsExactly("/leading/0 REPEATED");
  }

  @Test
  void saysWhatToDo() {
    var content = with(content(), "/watch/0/grace", "\"P1D\"");
    with(content, "/metric/cap", "5");
    with(content, "/leading/0/kind", "\"SUM\"");
    assertThat(found(content))
        .extracting(FieldFault::message)
        .containsExactly(
            "must be absent, as an action succeeds or fails: leave it out, or give kind SUM",
            "must be absent without a window, as then the metric's window and grace hold: give the"
                + " window too",
            "must say the most that one action counts for, with kind SUM");
  }

  /// So that its hash stays what it was.
  @Test
  void leavesOutOfTheCanonicalTextWhatWasAllThereWas() {
    var binary = with(content(), "/metric/kind", "\"BINARY\"");
    with(binary, "/watch/0/kind", "\"BINARY\"");
    assertThat(read(binary, new FieldFaults())).isEqualTo(read(content(), new FieldFaults()));
    assertThat(read(content(), new FieldFaults()).leading().getFirst().window()).isNull();
  }

  /// With two that are watched and one that leads.
  private static ObjectNode content() {
    var content = with(Outreach.content(), "/watch", "[]");
    with(content, "/watch/0", SECONDARY.formatted("w0", "unsubscribed"));
    with(content, "/watch/1", SECONDARY.formatted("w1", "complained"));
    return with(content, "/leading", "[" + SECONDARY.formatted("l0", "opened") + "]");
  }

  private static List<String> faults(ObjectNode content) {
    return found(content).stream()
        .map(fault -> fault.pointer().substring("/content".length()) + " " + fault.code())
        .toList();
  }

  private static List<FieldFault> found(ObjectNode content) {
    var faults = new FieldFaults();
    var _ = read(content, faults);
    return faults.found();
  }

  private static PolicyContent read(ObjectNode content, FieldFaults faults) {
    return PolicyValidation.read(Outreach.read(content, PolicyContentJson.class), faults);
  }
}
