package org.doubleloop.policy.check;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doubleloop.api.policy.model.CheckedContextJson;
import org.doubleloop.api.policy.model.ClauseKindJson;
import org.doubleloop.api.policy.model.ClauseRefJson;
import org.doubleloop.api.policy.model.ContextFaultJson;
import org.doubleloop.api.policy.model.ContextFaultKindJson;
import org.doubleloop.api.policy.model.ContextWithoutOptionJson;
import org.doubleloop.api.policy.model.DeclaredContextsJson;
import org.doubleloop.api.policy.model.GivenContextsJson;
import org.doubleloop.api.policy.model.NewCheckJson;
import org.doubleloop.api.policy.model.PolicyCheckJson;
import org.doubleloop.api.policy.model.RuleFiringJson;
import org.doubleloop.api.policy.model.RuleFiringStateJson;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.rule.ContextFault;
import org.doubleloop.kit.rule.RuleTally.Count;
import org.doubleloop.policy.check.PolicyCheck.Checked;

/// Translates checks for the API.
final class CheckMapping {
  /// The characters of names and messages after which no more contexts are told one by one.
  private static final int MOST_CHARACTERS = 1 << 20;

  private CheckMapping() {}

  /// The contexts of a request.
  ///
  /// @throws ServiceException where the body says two things at once, or an attribute's value is
  ///   nothing that one can have
  static List<Map<String, Object>> fromApi(NewCheckJson body) {
    var faults = new ArrayList<FieldFault>();
    if (body.getContent() != null && body.getVersion() != null) {
      faults.add(new FieldFault("/version", "EXCLUSIVE", "must be absent where there is content"));
    }
    var contexts = body.getContexts();
    var attributes = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < contexts.size(); i++) {
      var given = contexts.get(i).getAttributes();
      faults.addAll(ContextValues.faults("/contexts/" + i + "/attributes", given));
      attributes.add(given);
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(INVALID_REQUEST, "Nothing was checked.", faults);
    }
    return attributes.stream().map(Map::copyOf).toList();
  }

  static PolicyCheckJson toApi(String policy, PolicyCheck check) {
    var told = new ArrayList<CheckedContextJson>();
    int characters = 0;
    for (Checked each : check.contexts()) {
      var context = toApi(each);
      characters += characters(context);
      if (characters > MOST_CHARACTERS) {
        break;
      }
      told.add(context);
    }
    return new PolicyCheckJson()
        .policy(policy)
        .contexts(told)
        .untold(check.contexts().size() - told.size())
        .given(given(check.given()))
        .declared(declared(check.declared()));
  }

  private static int characters(CheckedContextJson context) {
    return context.getEligible().stream().mapToInt(String::length).sum()
        + context.getFired().stream().mapToInt(each -> 30 + each.getId().length()).sum()
        + context.getFaults().stream().mapToInt(each -> 60 + each.getMessage().length()).sum()
        + (context.getNothing() == null ? 0 : context.getNothing().length());
  }

  private static CheckedContextJson toApi(Checked checked) {
    var deciding = checked.choice().preferring();
    return new CheckedContextJson()
        .eligible(checked.choice().inOrder())
        .fired(clauses(checked.fired()))
        .decidedBy(deciding == null ? null : clause(deciding))
        .faults(checked.faults().stream().map(CheckMapping::toApi).toList())
        .nothing(
            checked.isEmpty()
                ? EmptyContext.of(checked.attributes(), checked.choice()).sentence()
                : null);
  }

  private static ContextFaultJson toApi(ContextFault fault) {
    return new ContextFaultJson()
        .attribute(fault.attribute())
        .kind(ContextFaultKindJson.valueOf(fault.kind().name()))
        .message(fault.message());
  }

  private static GivenContextsJson given(PolicyCheck.Sum sum) {
    return new GivenContextsJson()
        .number((int) sum.number())
        .refused((int) sum.refused())
        .withoutOption((int) sum.withoutOption())
        .examples(sum.examples().stream().map(CheckMapping::toApi).toList())
        .rules(rules(sum.rules()));
  }

  private static DeclaredContextsJson declared(DeclaredContexts declared) {
    return new DeclaredContextsJson()
        .isExhaustive(declared.isExhaustive())
        .sentence(declared.sentence())
        .number((int) declared.number())
        .withoutOption((int) declared.withoutOption())
        .examples(declared.examples().stream().map(CheckMapping::toApi).toList())
        .rules(rules(declared.rules()));
  }

  private static ContextWithoutOptionJson toApi(EmptyContext context) {
    return new ContextWithoutOptionJson()
        .attributes(context.attributes())
        .clauses(clauses(context.by()))
        .sentence(context.sentence());
  }

  private static List<RuleFiringJson> rules(List<Count<PolicyRule>> counts) {
    return counts.stream()
        .map(count ->
            new RuleFiringJson()
                .clause(clause(count.rule()))
                .fires(count.fires())
                .decides(count.decides())
                .state(state(count))
                .shadowedBy(clauses(count.shadowedBy())))
        .toList();
  }

  private static RuleFiringStateJson state(Count<PolicyRule> count) {
    if (count.fires() == 0) {
      return RuleFiringStateJson.NEVER;
    }
    return count.decides() > 0 ? RuleFiringStateJson.DECIDES : RuleFiringStateJson.SHADOWED;
  }

  private static List<ClauseRefJson> clauses(List<PolicyRule> rules) {
    return rules.stream().map(CheckMapping::clause).toList();
  }

  private static ClauseRefJson clause(PolicyRule rule) {
    return new ClauseRefJson().kind(ClauseKindJson.valueOf(rule.kind().name())).id(rule.id());
  }
}
