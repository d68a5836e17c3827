package org.doubleloop.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.policy.test.Outreach.content;
import static org.doubleloop.policy.test.Outreach.with;

import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.check.Objections.RefusedCallers;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ObjectionsTest {
  private static final String NO_MAIL_TO_MANAGERS =
      """
      {"id": "no-mail", "when": "seniority == 'Manager'", "matching": {"channel": "email"},
       "reason": "They asked us."}\
      """;

  @Test
  void areNoneWhereEveryDeclaredContextHasAnOption() {
    var objections = Objections.of(read(content()), read(content("better")), null);
    assertThat(objections.all()).isEmpty();
    objections.require(null);
  }

  @Test
  void nameTheContextsInWhichNoOptionWouldBeLeft() {
    var objections =
        Objections.of(
            read(content()), read(with(content(), "/guardrails/1", NO_MAIL_TO_MANAGERS)), null);
    assertThat(objections.all())
        .extracting(Objection::kind)
        .containsExactly(Objection.Kind.NO_OPTION);
    assertThat(objections.all().getFirst().sentence())
        .isEqualTo(
            "No option would be left in 2 of 4 declared contexts where there is one now: industry ="
                + " financial-services, seniority = Manager by guardrail `no-mail` and rule"
                + " `managers-by-email`; industry = retail, seniority = Manager by guardrail"
                + " `no-mail` and guardrail `no-calls-in-retail`.");
    assertThatThrownBy(() -> objections.require(" "))
        .isInstanceOfSatisfying(
            ServiceException.class,
            problem -> assertThat(problem.type()).isEqualTo(PolicyProblem.NEEDS_DESPITE))
        .hasMessageContaining("no-mail");
    objections.require("They are not to be written to.");
  }

  @Test
  void holdNothingAgainstAProposalThatIsSoAlready() {
    var empty = with(content(), "/guardrails/1", NO_MAIL_TO_MANAGERS);
    var same = empty.deepCopy().put("hypothesis", "better");
    assertThat(Objections.of(read(empty), read(same), null).all()).isEmpty();
  }

  /// Who is in a value that is new has an option only after it.
  @Test
  void lookAtNewValuesToo() {
    var draft = content();
    with(draft, "/attributes/0/values/2", "\"mining\"");
    with(
        draft,
        "/guardrails/1",
        """
        {"id": "no-mining", "when": "industry == 'mining'", "reason": "Strategy.",
         "options": ["efficiency-email", "sustainability-email", "efficiency-call"]}\
        """);
    assertThat(Objections.of(read(content()), read(draft), null).all()).hasSize(1);
  }

  @Test
  void sayHowManyCallersWouldBeRefused() {
    var refused = new RefusedCallers(3, 200, "3 of the 200 callers would be refused.");
    var objections = Objections.of(read(content()), read(content("better")), refused);
    assertThat(objections.all())
        .extracting(Objection::kind)
        .containsExactly(Objection.Kind.REFUSED_CALLERS);
    assertThat(
            Objections.of(read(content()), read(content("b")), new RefusedCallers(0, 200, ""))
                .all())
        .isEmpty();
  }

  private static PolicyContent read(ObjectNode content) {
    var faults = new FieldFaults();
    var read = PolicyValidation.read(Outreach.read(content, PolicyContentJson.class), faults);
    faults.throwIfAny();
    return read;
  }
}
