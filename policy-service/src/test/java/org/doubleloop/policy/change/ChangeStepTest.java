package org.doubleloop.policy.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.ChangeStep;
import org.doubleloop.policy.edition.ChangeStep.Add;
import org.doubleloop.policy.edition.ChangeStep.Move;
import org.doubleloop.policy.edition.ChangeStep.Remove;
import org.doubleloop.policy.edition.ChangeStep.Replace;
import org.doubleloop.policy.edition.ChangeStep.SetFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class ChangeStepTest {
  private static final RandomContents CONTENTS = new RandomContents(2);

  /// Guidance `a`, `b` and `c`.
  private static PolicyContent abc() {
    var content =
        (ObjectNode)
            StrictJson.mapper()
                .readTree(
                    """
                    {"title": "t", "hypothesis": "h", "options": [{"id": "o"}],
                     "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"}}
                    """);
    var list = content.putArray("guidance");
    List.of("a", "b", "c").forEach(id -> list.add(guidance(id)));
    return RandomContents.content(content);
  }

  private static ObjectNode guidance(String id) {
    return StrictJson.mapper().createObjectNode().put("id", id).put("text", "text of " + id);
  }

  private static ClauseRef ref(String id) {
    return new ClauseRef(ClauseKind.GUIDANCE, id);
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        Arguments.of(List.of(new Add(ClauseKind.GUIDANCE, guidance("d"), null)), "abcd"),
        Arguments.of(List.of(new Add(ClauseKind.GUIDANCE, guidance("d"), "a")), "dabc"),
        Arguments.of(List.of(new Add(ClauseKind.GUIDANCE, guidance("d"), "c")), "abdc"),
        Arguments.of(List.of(new Remove(ref("b"))), "ac"),
        Arguments.of(List.of(new Move(ref("a"), null)), "bca"),
        Arguments.of(List.of(new Move(ref("c"), "a")), "cab"),
        Arguments.of(List.of(new Move(ref("a"), "b")), "abc"),
        Arguments.of(List.of(new Replace(ref("b"), guidance("x"))), "axc"),
        Arguments.of(List.of(new Replace(ref("b"), guidance("b"))), "abc"),
        Arguments.of(
            List.of(new Remove(ref("a")), new Add(ClauseKind.GUIDANCE, guidance("a"), null)),
            "bca"),
        Arguments.of(
            List.of(new Add(ClauseKind.GUIDANCE, guidance("d"), "a"), new Move(ref("c"), "d")),
            "cdab"),
        Arguments.of(
            List.of(new Remove(ref("a")), new Remove(ref("b")), new Remove(ref("c"))), ""));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void takesOneStepAfterTheOther(List<ChangeStep> steps, String order) {
    var made = Clauses.of(ChangeStep.apply(steps, abc()));
    assertThat(String.join("", made.ids(ClauseKind.GUIDANCE))).isEqualTo(order);
    assertThat(made.ids(ClauseKind.OPTION)).containsExactly("o");
  }

  @Test
  void setsAndClearsThePolicysOwnFields() {
    var set = StrictJson.mapper().createObjectNode().put("hypothesis", "other").put("title", "u");
    var made =
        RandomContents.content(ChangeStep.apply(List.of(new SetFields(set, Set.of())), abc()));
    assertThat(made.hypothesis()).isEqualTo("other");
    assertThat(made.title()).isEqualTo("u");
    var cleared =
        ChangeStep.apply(
            List.of(new SetFields(StrictJson.mapper().createObjectNode(), Set.of("title"))), abc());
    assertThat(RandomContents.content(cleared).title()).isNull();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new Add(ClauseKind.GUIDANCE, guidance("a"), null), "id", "already"),
        Arguments.of(new Add(ClauseKind.GUIDANCE, guidance("d"), "x"), "before", "stand before"),
        Arguments.of(new Remove(ref("x")), "id", "There is no guidance `x`"),
        Arguments.of(new Remove(new ClauseRef(ClauseKind.RULE, "a")), "id", "no rule `a`"),
        Arguments.of(new Replace(ref("x"), guidance("x")), "id", "There is no"),
        Arguments.of(new Replace(ref("a"), guidance("b")), "id", "already"),
        Arguments.of(new Move(ref("x"), null), "id", "There is no"),
        Arguments.of(new Move(ref("a"), "x"), "before", "stand before"),
        Arguments.of(new Move(ref("a"), "a"), "before", "stand before"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void namesTheStepAndItsFieldThatCannotBeTaken(ChangeStep step, String field, String message) {
    var fine = new Add(ClauseKind.GUIDANCE, guidance("new"), null);
    assertThatThrownBy(() -> ChangeStep.apply(List.of(fine, step), abc()))
        .isInstanceOfSatisfying(
            ChangeStep.Fault.class,
            fault -> {
              assertThat(fault.step()).isEqualTo(1);
              assertThat(fault.field()).isEqualTo(field);
              assertThat(fault).hasMessageContaining(message);
            });
  }

  @ParameterizedTest
  @EnumSource
  void takesAsManyClausesAsAPolicyMayHave(ClauseKind kind) {
    var steps = new ArrayList<ChangeStep>();
    int there = Clauses.of(abc()).of(kind).size();
    for (int i = there; i < kind.most(); i++) {
      steps.add(new Add(kind, CONTENTS.clause(kind, "n" + i), null));
    }
    assertThat(Clauses.of(ChangeStep.apply(steps, abc())).of(kind)).hasSize(kind.most());
    steps.add(new Add(kind, CONTENTS.clause(kind, "last"), null));
    assertThatThrownBy(() -> ChangeStep.apply(steps, abc()))
        .isInstanceOf(ChangeStep.Fault.class)
        .hasMessageContaining("at most " + kind.most());
  }
}
