package org.doubleloop.recommender.quality;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.doubleloop.api.recommender.model.ActionQualityJson;
import org.doubleloop.api.recommender.model.BesideCountJson;
import org.doubleloop.api.recommender.model.DelayPartJson;
import org.doubleloop.api.recommender.model.DelaysJson;
import org.doubleloop.api.recommender.model.OptionRatioJson;
import org.doubleloop.api.recommender.model.OrganizationQualityJson;
import org.doubleloop.api.recommender.model.OutcomeQualityJson;
import org.doubleloop.api.recommender.model.QualityJson;
import org.doubleloop.api.recommender.model.QualityReasonJson;
import org.doubleloop.api.recommender.model.RatioPopulationJson;
import org.doubleloop.api.recommender.model.RatioVerdictJson;
import org.doubleloop.api.recommender.model.ResultMetricRoleJson;
import org.doubleloop.api.recommender.model.SampleRatioJson;
import org.doubleloop.api.recommender.model.UncountedJson;
import org.doubleloop.recommender.provenance.Mark;
import org.doubleloop.recommender.provenance.MarkMapping;
import org.doubleloop.recommender.ratio.SampleRatio;
import org.doubleloop.recommender.week.Delays;

/// Translates the quality of a week into the API.
final class QualityMapping {
  /// What JSON has no larger number for.
  private static final double MOST_EVIDENCE = 1e300;

  private QualityMapping() {}

  static QualityJson toApi(Quality quality, List<Mark> marks) {
    var actions = quality.actions();
    var outcomes = quality.outcomes();
    var organization = quality.organization();
    return new QualityJson()
        .policy(quality.policy())
        .from(quality.from())
        .to(quality.to())
        .complete(quality.complete())
        .messages(Words.of(quality))
        .actions(
            new ActionQualityJson()
                .total(actions.total())
                .counted(actions.counted())
                .pending(actions.pending())
                .withoutOutcome(actions.withoutOutcome())
                .notCounted(toApi("actions", actions.notCounted())))
        .outcomes(
            new OutcomeQualityJson()
                .total(outcomes.total())
                .counted(outcomes.counted())
                .beside(outcomes.beside().stream().map(QualityMapping::toApi).toList())
                .notCounted(toApi("outcomes", outcomes.notCounted())))
        .organization(
            new OrganizationQualityJson()
                .outcomes(organization.outcomes())
                .withoutAction(organization.withoutAction())
                .estimated(organization.estimated())
                .examples(organization.examples())
                .notCounted(toApi("actions", organization.notCounted())))
        .capturedAfter(toApi(quality.capturedAfter()))
        .happenedAfter(toApi(quality.happenedAfter()))
        .sampleRatios(
            List.of(
                toApi(RatioPopulationJson.ASSIGNED, quality.assigned(), Words::assigned),
                toApi(RatioPopulationJson.ACTED, quality.acted(), Words::acted)))
        .marks(marks.stream().map(MarkMapping::toApi).toList());
  }

  private static BesideCountJson toApi(Quality.Beside each) {
    return new BesideCountJson()
        .role(ResultMetricRoleJson.fromValue(each.role().name()))
        .id(each.id())
        .number(each.number())
        .message(Words.of(each));
  }

  private static List<UncountedJson> toApi(String what, List<Uncounted> rows) {
    return rows.stream()
        .map(each ->
            new UncountedJson()
                .reason(QualityReasonJson.fromValue(each.reason().name()))
                .said(each.said())
                .number(each.number())
                .message(Words.of(what, each))
                .examples(each.examples()))
        .toList();
  }

  private static DelaysJson toApi(Delays delays) {
    return new DelaysJson()
        .number(delays.number())
        .half(delays.quantile(0.5).map(Duration::toString).orElse(null))
        .nineOfTen(delays.quantile(0.9).map(Duration::toString).orElse(null))
        .ninetyNineOfHundred(delays.quantile(0.99).map(Duration::toString).orElse(null))
        .parts(
            delays.parts().stream()
                .map(part -> new DelayPartJson().upTo(part.upTo().toString()).number(part.number()))
                .toList());
  }

  private static SampleRatioJson toApi(
      RatioPopulationJson population, SampleRatio ratio, Function<SampleRatio, String> words) {
    return new SampleRatioJson()
        .population(population)
        .units(ratio.units())
        .evidence(Math.min(MOST_EVIDENCE, ratio.evidence()))
        .verdict(RatioVerdictJson.fromValue(ratio.verdict().name()))
        .message(words.apply(ratio))
        .options(
            ratio.options().entrySet().stream()
                .map(each ->
                    new OptionRatioJson()
                        .option(each.getKey())
                        .observed(each.getValue().observed())
                        .expected(each.getValue().expectedNumber()))
                .toList());
  }
}
