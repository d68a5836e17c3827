package org.doubleloop.policy.finding;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.doubleloop.api.policy.model.AuthorKindJson;
import org.doubleloop.api.policy.model.FindingCountJson;
import org.doubleloop.api.policy.model.FindingGroupJson;
import org.doubleloop.api.policy.model.FindingJson;
import org.doubleloop.api.policy.model.FindingTierJson;
import org.doubleloop.api.policy.model.PlaceTraitJson;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.finding.Finding.Tier;
import org.doubleloop.policy.finding.Finding.Trait;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Translates findings for the API.
public final class FindingMapping {
  /// What a newer process has stored does not matter to an older one.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(include -> include.withValueInclusion(Include.NON_NULL))
          .build();

  private FindingMapping() {}

  /// @throws ServiceException with every fault of its numbers
  public static @Nullable Finding fromApi(@Nullable FindingJson body) {
    if (body == null) {
      return null;
    }
    var faults = new ArrayList<FieldFault>();
    addRepeated(body.getPlace(), faults);
    addCounts("/finding/counts", body.getCounts(), faults);
    if (body.getCounterExample() != null) {
      addCounts("/finding/counterExample/counts", body.getCounterExample().getCounts(), faults);
    }
    List<FindingGroupJson> worse = body.getWorseOff() == null ? List.of() : body.getWorseOff();
    for (int i = 0; i < worse.size(); i++) {
      addCounts("/finding/worseOff/" + i + "/counts", worse.get(i).getCounts(), faults);
    }
    var interval = body.getInterval();
    if (interval != null && body.getTier() == FindingTierJson.HUNCH) {
      faults.add(
          new FieldFault(
              "/finding/interval", "EXCLUSIVE", "must be absent: a HUNCH promises nothing"));
    }
    if (interval != null && interval.getLow() > interval.getHigh()) {
      faults.add(new FieldFault("/finding/interval/low", "RANGE", "must not be above `high`"));
    }
    var likeIt = body.getLikeIt();
    if (likeIt != null && likeIt.getHeld() > likeIt.getTried()) {
      faults.add(
          new FieldFault("/finding/likeIt/held", "RANGE", "must not be more than were tried"));
    }
    if (!faults.isEmpty()) {
      throw new ServiceException(INVALID_REQUEST, "The finding cannot be so", faults);
    }
    return new Finding(
        Tier.valueOf(body.getTier().name()),
        body.getPlace().stream()
            .map(trait -> new Trait(trait.getAttribute(), trait.getValue()))
            .toList(),
        body.getUnitsPerWeek(),
        body.getRate(),
        JSON.writeValueAsString(body));
  }

  private static void addRepeated(List<PlaceTraitJson> place, List<FieldFault> faults) {
    var seen = new HashSet<String>();
    for (int i = 0; i < place.size(); i++) {
      if (!seen.add(place.get(i).getAttribute())) {
        faults.add(
            new FieldFault("/finding/place/" + i + "/attribute", "REPEATED", "is there already"));
      }
    }
  }

  private static void addCounts(
      String list, List<FindingCountJson> counts, List<FieldFault> faults) {
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i).getSuccesses() > counts.get(i).getTrials()) {
        faults.add(
            new FieldFault(
                list + "/" + i + "/successes", "RANGE", "must not be more than the trials"));
      }
    }
  }

  /// Who proposes what rests on it, or on none.
  public static AuthorKindJson authorKind(@Nullable Finding finding) {
    return finding == null ? AuthorKindJson.PERSON : AuthorKindJson.SERVICE;
  }

  public static @Nullable FindingJson toApi(@Nullable Finding finding) {
    return finding == null ? null : JSON.readValue(finding.told(), FindingJson.class);
  }
}
