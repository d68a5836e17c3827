package org.doubleloop.recommender.contrast;

import java.util.List;
import java.util.Optional;
import org.doubleloop.api.recommender.model.ContrastBasisJson;
import org.doubleloop.api.recommender.model.ContrastCountJson;
import org.doubleloop.api.recommender.model.ContrastJson;
import org.doubleloop.api.recommender.model.ContrastPageJson;
import org.doubleloop.api.recommender.model.ContrastRecordJson;
import org.doubleloop.api.recommender.model.ContrastSensitivityJson;
import org.doubleloop.api.recommender.model.ContrastSuggestionJson;
import org.doubleloop.api.recommender.model.ContrastSuggestionPageJson;
import org.doubleloop.api.recommender.model.ContrastTestJson;
import org.doubleloop.api.recommender.model.ContrastTierJson;
import org.doubleloop.api.recommender.model.ContrastTraitJson;
import org.doubleloop.api.recommender.model.IdentifiabilityJson;
import org.doubleloop.api.recommender.model.ResultDirectionJson;
import org.doubleloop.api.recommender.model.ResultMetricJson;
import org.doubleloop.api.recommender.model.ResultMetricKindJson;
import org.doubleloop.api.recommender.model.ResultMetricRoleJson;
import org.doubleloop.api.recommender.model.RevisionJson;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Found.Test;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.past.TrackRecords;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.window.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Translates contrasts into the API.
@Component
public final class ContrastMapping {
  private final TrackRecords records;

  ContrastMapping(TrackRecords records) {
    this.records = records;
  }

  ContrastPageJson page(Known known, List<Listed> some) {
    var look = known.look();
    return new ContrastPageJson()
        .policy(known.version().key().policy())
        .version(known.version().version())
        .metric(toApi(known.version().metric()))
        .look(look == null ? null : look.number())
        .lookedAt(look == null ? null : look.moment())
        .closed(known.standing().closed())
        .open((long) known.standing().open())
        .identifiability(identifiability(known))
        .unsupportedShare(known.unsupported())
        .items(all(known, some))
        .messages(Words.of(known));
  }

  /// What was found by looking at a policy.
  public RevisionJson revision(Known known, List<Listed> found) {
    var look = known.look();
    return new RevisionJson()
        .policy(known.version().key().policy())
        .version(known.version().version())
        .look(look == null ? null : look.number())
        .lookedAt(look == null ? null : look.moment())
        .closed(look == null ? known.standing().closed() : look.closed())
        .open(look == null ? (long) known.standing().open() : look.open())
        .identifiability(identifiability(known))
        .unsupportedShare(known.unsupported())
        .contrasts(all(known, found))
        .messages(Words.of(known));
  }

  private static IdentifiabilityJson identifiability(Known known) {
    return known.isIdentifiable()
        ? IdentifiabilityJson.IDENTIFIABLE
        : IdentifiabilityJson.NOT_IDENTIFIABLE;
  }

  private static ResultMetricJson toApi(Metric metric) {
    var window = metric.window();
    return new ResultMetricJson()
        .role(ResultMetricRoleJson.METRIC)
        .outcome(metric.outcome())
        .direction(ResultDirectionJson.fromValue(metric.direction().name()))
        .kind(metric.cap() == null ? ResultMetricKindJson.BINARY : ResultMetricKindJson.SUM)
        .cap(metric.cap())
        .window(window.length().toString())
        .grace(window.grace().isZero() ? null : window.grace().toString());
  }

  private List<ContrastJson> all(Known known, List<Listed> some) {
    var organization = known.version().key().organization();
    return some.stream().map(each -> toApi(each).likeIt(likeIt(organization, each))).toList();
  }

  private @Nullable ContrastRecordJson likeIt(String organization, Listed listed) {
    return Optional.of(listed)
        .filter(each -> each.tier() == Tier.HUNCH)
        .flatMap(each -> records.of(organization, Finding.Basis.valueOf(each.basis().name())))
        .map(each ->
            new ContrastRecordJson().tried(each.tried()).held(each.held()).message(each.words()))
        .orElse(null);
  }

  private static ContrastJson toApi(Listed listed) {
    var contrast = listed.contrast();
    var test = listed.test();
    var sensitivity = listed.sensitivity();
    return new ContrastJson()
        .id(listed.id())
        .place(
            contrast.place().traits().stream()
                .map(trait ->
                    new ContrastTraitJson().attribute(trait.attribute()).value(trait.value()))
                .toList())
        .option(contrast.option())
        .against(contrast.against())
        .basis(ContrastBasisJson.fromValue(listed.basis().name()))
        .tier(ContrastTierJson.fromValue(listed.tier().name()))
        .optionCount(toApi(listed.counts().option()))
        .againstCount(toApi(listed.counts().against()))
        .test(test == null ? null : toApi(test))
        .sensitivity(
            sensitivity == null
                ? null
                : new ContrastSensitivityJson()
                    .ratio(sensitivity)
                    .message(Words.ofSensitivity(sensitivity)))
        .message(Words.of(listed));
  }

  private static ContrastCountJson toApi(Side side) {
    return new ContrastCountJson()
        .trials(side.trials())
        .successes(side.successes())
        .open(side.open());
  }

  private static ContrastTestJson toApi(Test test) {
    var api =
        new ContrastTestJson()
            .number(test.number())
            .since(test.since())
            .option(toApi(test.counts().option()))
            .against(toApi(test.counts().against()))
            .eValue(Superiority.shown(test.logE()))
            .needed(Superiority.shown(test.logNeeded()));
    var range = test.range();
    return range == null ? api : api.estimate(range.estimate()).low(range.low()).high(range.high());
  }

  static ContrastSuggestionPageJson suggestions(Listed listed, List<Closed> units) {
    return new ContrastSuggestionPageJson()
        .items(units.stream().map(each -> toApi(listed, each)).toList());
  }

  private static ContrastSuggestionJson toApi(Listed listed, Closed closed) {
    var given = closed.given();
    var test = listed.test();
    return new ContrastSuggestionJson()
        .suggestion(given.suggestion())
        .option(given.option())
        .success(closed.isSuccess())
        .worth((double) closed.worth() / Standing.WHOLE)
        .assignedAt(given.at())
        .tested(test == null ? null : !given.at().isBefore(test.since()));
  }
}
