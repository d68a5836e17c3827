package org.doubleloop.policy.learnability;

import java.util.List;
import org.doubleloop.api.policy.model.DetectableJson;
import org.doubleloop.api.policy.model.ExperimentOutlookJson;

/// Translates what experiments can show for the API.
public final class OutlookMapping {
  private static final List<String> ASSUMPTIONS =
      List.of(
          "Half of the units in the trial are given each variant, and those of B differ by as much"
              + " as is said.",
          "It is found when the e-value comes to 20; at any time, so that it may be sooner.",
          "A unit counts once its window and grace are over, and one that is asked for again in its"
              + " episode counts once.");

  private OutlookMapping() {}

  public static ExperimentOutlookJson toApi(Outlook outlook) {
    return new ExperimentOutlookJson()
        .sentence(outlook.sentence())
        .unitsPerWeek(outlook.unitsPerWeek())
        .rate(outlook.rate())
        .closing(outlook.closing())
        .smallest(outlook.smallest())
        .detectable(
            outlook.detectable().stream()
                .map(each ->
                    new DetectableJson()
                        .difference(each.difference())
                        .units(each.units())
                        .by(each.by()))
                .toList())
        .assumptions(ASSUMPTIONS);
  }
}
