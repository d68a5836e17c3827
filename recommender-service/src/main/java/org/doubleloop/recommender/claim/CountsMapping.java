package org.doubleloop.recommender.claim;

import java.util.List;
import org.doubleloop.client.policy.model.ClaimedPlaceJson;
import org.doubleloop.client.policy.model.ClauseKindJson;
import org.doubleloop.client.policy.model.ClauseRefJson;
import org.doubleloop.client.policy.model.ContextValueJson;
import org.doubleloop.client.policy.model.CountBasisJson;
import org.doubleloop.client.policy.model.CountReportJson;
import org.doubleloop.client.policy.model.CountStateJson;
import org.doubleloop.client.policy.model.CountedOptionJson;
import org.doubleloop.client.policy.model.CountedPlaceJson;
import org.doubleloop.client.policy.model.CountedRateJson;
import org.doubleloop.client.policy.model.CountedRuleJson;
import org.doubleloop.client.policy.model.EvidenceMarkJson;
import org.doubleloop.client.policy.model.ProposalNewsJson;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.recommender.claim.CountReport.CountedRule;
import org.doubleloop.recommender.claim.Rate.State;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.doubleloop.recommender.provenance.Mark;
import org.doubleloop.recommender.provenance.MarkMapping;
import org.jspecify.annotations.Nullable;

/// What is to be counted, as the policy-service says it, and what was counted, as it is told.
public final class CountsMapping {
  private CountsMapping() {}

  public static List<Place> places(ProposalNewsJson said) {
    var claims = said.getClaims();
    return claims == null
        ? List.of()
        : claims.stream()
            .map(claim ->
                new Place(
                    claim.getOption(),
                    claim.getWhere().stream()
                        .map(each -> new Trait(each.getAttribute(), each.getValue()))
                        .toList()))
            .toList();
  }

  /// @param named what there is to know of the signals that the evidence names
  public static CountReportJson toApi(CountReport report, List<Mark> named) {
    return new CountReportJson()
        .outcome(report.metric().outcome())
        .window(report.metric().window().length().toString())
        .basis(CountBasisJson.DONE)
        .since(report.since())
        .closedAt(report.closedAt())
        .generation(report.generation())
        .suggested(report.suggested())
        .drawn(report.drawn())
        .sentence(report.sentence())
        .places(
            report.places().stream()
                .map(each ->
                    new CountedPlaceJson().place(toApi(each.place())).rate(toApi(each.rate())))
                .toList())
        .rules(report.rules().stream().map(CountsMapping::toApi).toList())
        .marks(marks(report.marks()))
        .signalMarks(marks(named));
  }

  /// Absent where there is none.
  private static @Nullable List<EvidenceMarkJson> marks(List<Mark> marks) {
    return marks.isEmpty()
        ? null
        : marks.stream()
            .map(MarkMapping::toApi)
            .map(mark -> ServiceClient.json().convertValue(mark, EvidenceMarkJson.class))
            .toList();
  }

  private static ClaimedPlaceJson toApi(Place place) {
    return new ClaimedPlaceJson()
        .option(place.option())
        .where(
            place.where().stream()
                .map(trait ->
                    new ContextValueJson().attribute(trait.attribute()).value(trait.value()))
                .toList());
  }

  private static CountedRateJson toApi(Rate rate) {
    var api =
        new CountedRateJson()
            .state(CountStateJson.valueOf(rate.state().name()))
            .reason(rate.reason());
    if (rate.state() != State.NOT_COUNTABLE) {
      api.known(rate.known()).pending(rate.pending()).successes(rate.successes());
    }
    var interval = rate.interval();
    return interval == null
        ? api
        : api.rate(rate.share()).low(interval.low()).high(interval.high());
  }

  private static CountedRuleJson toApi(CountedRule counted) {
    var when = counted.rule().when();
    return new CountedRuleJson()
        .clause(clause(counted.rule()))
        .when(when == null ? null : when.expression())
        .reason(counted.reason())
        .options(
            counted.options().stream()
                .map(each ->
                    new CountedOptionJson()
                        .option(each.option())
                        .isNamed(each.isNamed())
                        .rate(toApi(each.rate())))
                .toList())
        .untold(counted.untold());
  }

  private static ClauseRefJson clause(Rule rule) {
    return new ClauseRefJson()
        .kind(rule.effect() == Effect.GUARDRAIL ? ClauseKindJson.GUARDRAIL : ClauseKindJson.RULE)
        .id(rule.id());
  }
}
