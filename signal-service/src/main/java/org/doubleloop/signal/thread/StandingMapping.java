package org.doubleloop.signal.thread;

import org.doubleloop.api.signal.model.OutcomeStandingCodeJson;
import org.doubleloop.api.signal.model.OutcomeStandingJson;
import org.doubleloop.api.signal.model.StandingCodeJson;
import org.doubleloop.api.signal.model.StandingJson;
import org.doubleloop.api.signal.model.StandingStateJson;

/// Translates what counts into the API.
final class StandingMapping {
  private StandingMapping() {}

  static StandingJson toApi(Standing standing) {
    var api =
        new StandingJson(StandingStateJson.valueOf(standing.state().name()), standing.reason())
            .version(standing.version())
            .closesAt(standing.closesAt());
    if (standing.state() == Standing.State.NOT_COUNTED) {
      var gap = standing.gap();
      api.setCode(
          gap == null ? StandingCodeJson.POLICIES_UNKNOWN : StandingCodeJson.valueOf(gap.name()));
    }
    return api;
  }

  static OutcomeStandingJson toApi(OutcomeStanding standing) {
    return new OutcomeStandingJson(
        standing.outcome(),
        standing.code().counts(),
        OutcomeStandingCodeJson.valueOf(standing.code().name()),
        standing.reason());
  }
}
