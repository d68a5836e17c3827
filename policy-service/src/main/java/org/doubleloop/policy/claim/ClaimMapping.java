package org.doubleloop.policy.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.api.policy.model.ClaimedCountJson;
import org.doubleloop.api.policy.model.ClaimedPlaceJson;
import org.doubleloop.api.policy.model.ClauseKindJson;
import org.doubleloop.api.policy.model.ClauseRefJson;
import org.doubleloop.api.policy.model.ContextValueJson;
import org.doubleloop.api.policy.model.CountJson;
import org.doubleloop.api.policy.model.CountReportJson;
import org.doubleloop.api.policy.model.CountedRateJson;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Evidence;
import org.jspecify.annotations.Nullable;

/// Puts what is claimed and what was counted side by side, for the API.
public final class ClaimMapping {
  private ClaimMapping() {}

  public static ClaimedPlaceJson toApi(ClaimedPlace place) {
    return new ClaimedPlaceJson()
        .option(place.option())
        .where(
            place.where().stream()
                .map(each -> new ContextValueJson().attribute(each.attribute()).value(each.value()))
                .toList());
  }

  /// Where a rule is; null where there is none.
  private static @Nullable ClauseRefJson toApi(@Nullable ClauseRef rule) {
    return rule == null
        ? null
        : new ClauseRefJson().kind(ClauseKindJson.valueOf(rule.kind().name())).id(rule.id());
  }

  /// @param report what was counted; null where it has not been yet
  public static List<ClaimedCountJson> toApi(
      List<Evidence> evidence,
      PolicyContent base,
      PolicyContent content,
      @Nullable CountReportJson report) {
    return Claims.of(evidence, base, content).stream().map(claim -> toApi(claim, report)).toList();
  }

  private static ClaimedCountJson toApi(Claim claim, @Nullable CountReportJson report) {
    var api =
        new ClaimedCountJson()
            .clause(toApi(claim.rule()))
            .evidence(claim.evidence())
            .count(claim.number())
            .claimed(ContentCodec.convert(claim.count(), CountJson.class))
            .differences(new ArrayList<>());
    if (!speaksOfSomething(claim)) {
      return api.sentence(
          "It does not say of which option or contexts it is, so that nothing can be counted for"
              + " it.");
    }
    if (report == null) {
      return api.sentence("It is being counted.");
    }
    var found = counted(claim, report);
    if (found.isEmpty()) {
      return api.sentence("It was not counted.");
    }
    var counted = ContentCodec.convert(found.get(), CountedRate.class);
    return api.counted(found.get())
        .sentence(counted.sentence())
        .differences(Differences.of(claim.count(), counted));
  }

  private static boolean speaksOfSomething(Claim claim) {
    return claim.count().option() != null || !claim.count().where().isEmpty();
  }

  private static Optional<CountedRateJson> counted(Claim claim, CountReportJson report) {
    return claim.isAboutRule() ? ofRule(claim, report) : ofPlace(claim, report);
  }

  private static Optional<CountedRateJson> ofPlace(Claim claim, CountReportJson report) {
    var place = claim.place().map(ClaimMapping::toApi).orElse(null);
    return report.getPlaces().stream()
        .filter(each -> each.getPlace().equals(place))
        .findFirst()
        .map(each -> each.getRate());
  }

  private static Optional<CountedRateJson> ofRule(Claim claim, CountReportJson report) {
    var rule = toApi(claim.rule());
    return report.getRules().stream()
        .filter(each -> each.getClause().equals(rule))
        .flatMap(each -> each.getOptions().stream())
        .filter(each -> each.getOption().equals(claim.count().option()))
        .findFirst()
        .map(each -> each.getRate());
  }
}
