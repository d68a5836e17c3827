package org.doubleloop.policy.learnability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.policy.test.Outreach.with;

import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What a lead is told of a policy before a year is spent on it.
class LearnabilityTest {

  private static final String PREFER_A =
      "\"rules\": [{\"id\": \"lead-a\", \"when\": \"true\", \"effect\": \"PREFER\", \"options\":"
          + " [\"a\"], \"reason\": \"r\"}]";

  @Test
  void saysWhatFortyDecisionsAWeekCanTell() {
    assertThat(of(exploring("\"share\": 0.1")).sentence())
        .isEqualTo(
            "At 10 % exploration, with 40 decisions a week, 3 points: not in this decade; a 50/50"
                + " trial of 3 points over the whole policy: about 3 years, in four of five cases"
                + " within 6; a 50/50 trial of 20 points over the whole policy: about 4 weeks, in"
                + " four of five cases within 7.");
  }

  @Test
  void saysNeverWhereNothingIsLeftToChance() {
    var learnability = of(read("\"title\": \"t\""));
    assertThat(learnability.sentence())
        .startsWith("At 0 % exploration never; a 50/50 trial of 3 points");
    assertThat(learnability.times().getFirst().never()).contains("nothing to chance");
  }

  @Test
  void saysNeverWhereChanceMayOnlyChooseWhatOneRulePrefers() {
    var only = of(exploring("\"share\": 0.5, \"across\": \"PREFERRED\"", PREFER_A));
    assertThat(only.sentence()).contains("never: Chance chooses only among").contains("lead-a");
    assertThat(only.times().getFirst().never()).contains("ELIGIBLE");
    var all = of(exploring("\"share\": 0.5", PREFER_A));
    assertThat(all.times().getFirst().never()).isNull();
    assertThat(all.options()).isEqualTo(4);
  }

  @Test
  void saysWhereAloneChanceHasAChoice() {
    var some =
        of(
            exploring(
                "\"share\": 0.5, \"across\": \"PREFERRED\"",
                "\"attributes\": [{\"name\": \"vip\", \"type\": \"BOOLEAN\"}]",
                PREFER_A.replace(
                    "[{",
                    "[{\"id\": \"vips\", \"when\": \"vip\", \"effect\": \"PREFER\","
                        + " \"options\": [\"b\", \"c\"], \"reason\": \"r\"}, {")));
    assertThat(some.options()).isEqualTo(2);
    assertThat(some.times().getFirst().never()).isNull();
    assertThat(some.notes()).anyMatch(note -> note.contains("only where vips holds"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"rules\": [{\"id\": \"r\", \"when\": \" true \", \"effect\": \"REQUIRE\", \"options\":"
            + " [\"a\"], \"reason\": \"r\"}]",
        "\"rules\": [{\"id\": \"r\", \"when\": \"true\", \"effect\": \"AVOID\", \"options\":"
            + " [\"b\", \"c\", \"d\"], \"reason\": \"r\"}]",
        "\"guardrails\": [{\"id\": \"g\", \"options\": [\"b\", \"c\", \"d\"], \"reason\": \"r\"}]",
      })
  void saysNeverWhereRulesLeaveOneOption(String rules) {
    var learnability = of(exploring("\"share\": 0.5", rules));
    assertThat(learnability.sentence())
        .startsWith("There is nothing to compare.")
        .contains("never");
    assertThat(learnability.times()).hasSize(1);
  }

  @Test
  void countsTheUnitsThatGetOneOfTheTwo() {
    var time = of(exploring("\"share\": 0.4")).times().getFirst();
    assertThat(time.randomised()).isCloseTo(0.6 + 2 * 0.1, within(1e-12));
    var coarse = of(exploring("\"share\": 0.4, \"floor\": 0.5"));
    assertThat(coarse.times().getFirst().randomised())
        .isCloseTo(0.6 + 0.2 + 2 * 0.05, within(1e-12));
    assertThat(coarse.notes()).anyMatch(note -> note.contains("floor 0.5"));
  }

  @Test
  void takesTheTargetForTheRateAndLeavesRoom() {
    var content = read("\"title\": \"t\"");
    assertThat(of(content).assumptions()).isEqualTo(new Assumptions(40, 0.15, 0.03));
    var high = target("0.99");
    assertThat(of(high).assumptions().rate()).isEqualTo(0.99);
    assertThat(of(high).assumptions().difference()).isCloseTo(0.005, within(1e-9));
    assertThat(of(high).times()).as("there is no room for 20 points").hasSize(2);
    assertThat(of(target("1")).sentence()).isNotEmpty();
    assertThat(of(target("0")).sentence()).isNotEmpty();
  }

  private static PolicyContent target(String target) {
    return content(with(json("\"title\": \"t\""), "/metric/target", target));
  }

  private static Learnability of(PolicyContent content) {
    return Learnability.of(content);
  }

  private static PolicyContent exploring(String exploration, String... more) {
    var clauses = "\"mode\": \"EXPLORE\", \"exploration\": {" + exploration + "}";
    return read(more.length == 0 ? clauses : clauses + ", " + String.join(", ", more));
  }

  private static PolicyContent read(String clauses) {
    return content(json(clauses));
  }

  private static ObjectNode json(String clauses) {
    var text =
        """
        {"hypothesis": "h", "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
         "options": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}], %s}
        """
            .formatted(clauses);
    return (ObjectNode) with(Outreach.content(), "/title", text).get("title");
  }

  private static PolicyContent content(ObjectNode json) {
    var faults = new FieldFaults();
    var content = PolicyValidation.read(Outreach.read(json, PolicyContentJson.class), faults);
    faults.throwIfAny();
    return content;
  }
}
