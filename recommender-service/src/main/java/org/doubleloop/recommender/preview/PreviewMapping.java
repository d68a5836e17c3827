package org.doubleloop.recommender.preview;

import org.doubleloop.api.recommender.model.ClauseRefJson;
import org.doubleloop.api.recommender.model.PreviewChoiceJson;
import org.doubleloop.api.recommender.model.PreviewExampleJson;
import org.doubleloop.api.recommender.model.PreviewRefusalJson;
import org.doubleloop.api.recommender.model.PreviewReportJson;
import org.doubleloop.api.recommender.model.RuleFiringJson;
import org.doubleloop.api.recommender.model.RuleFiringJson.StateEnum;
import org.doubleloop.kit.rule.RuleTally.Count;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.doubleloop.recommender.preview.Report.Example;
import org.doubleloop.recommender.preview.Report.Refusal;
import org.doubleloop.recommender.preview.Report.Told;

/// Translates reports for the API.
public final class PreviewMapping {
  private PreviewMapping() {}

  public static PreviewReportJson toApi(Report report) {
    return new PreviewReportJson()
        .policy(report.key().policy())
        .baseVersion(report.baseVersion())
        .sentence(report.sentence())
        .from(report.from())
        .to(report.to())
        .isAll(report.isAll())
        .lookedAt(report.lookedAt())
        .changed(report.changed())
        .otherOption(report.otherOption())
        .refused(report.refused())
        .refusedShare(report.lookedAt() == 0 ? null : (double) report.refused() / report.lookedAt())
        .refusedBefore(report.refusedBefore())
        .refusals(report.refusals().stream().map(PreviewMapping::toApi).toList())
        .withoutOption(report.withoutOption())
        .withoutOptionBefore(report.withoutOptionBefore())
        .rules(report.rules().stream().map(PreviewMapping::toApi).toList())
        .examples(report.examples().stream().map(PreviewMapping::toApi).toList());
  }

  private static PreviewRefusalJson toApi(Refusal refusal) {
    return new PreviewRefusalJson()
        .attribute(refusal.attribute())
        .kind(PreviewRefusalJson.KindEnum.valueOf(refusal.kind().name()))
        .callers(refusal.callers())
        .sentence(refusal.sentence());
  }

  private static RuleFiringJson toApi(Count<Rule> count) {
    return new RuleFiringJson()
        .clause(clause(count.rule()))
        .fires(count.fires())
        .decides(count.decides())
        .state(state(count))
        .shadowedBy(count.shadowedBy().stream().map(PreviewMapping::clause).toList());
  }

  private static StateEnum state(Count<Rule> count) {
    if (count.fires() == 0) {
      return StateEnum.NEVER;
    }
    return count.decides() > 0 ? StateEnum.DECIDES : StateEnum.SHADOWED;
  }

  private static ClauseRefJson clause(Rule rule) {
    return new ClauseRefJson()
        .kind(
            rule.effect() == Effect.GUARDRAIL
                ? ClauseRefJson.KindEnum.GUARDRAIL
                : ClauseRefJson.KindEnum.RULE)
        .id(rule.id());
  }

  private static PreviewExampleJson toApi(Example example) {
    return new PreviewExampleJson()
        .suggestion(example.newest().suggestion())
        .at(example.newest().at())
        .attributes(example.attributes())
        .times(example.times())
        .before(toApi(example.before()))
        .after(toApi(example.after()));
  }

  private static PreviewChoiceJson toApi(Told told) {
    return new PreviewChoiceJson().option(told.option()).eligible(told.eligible()).why(told.why());
  }
}
