package org.doubleloop.policy.learnability;

import java.util.List;
import org.doubleloop.api.policy.model.LearnabilityJson;
import org.doubleloop.api.policy.model.LearningTimeJson;
import org.doubleloop.api.policy.model.LearningWayJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.content.Metric;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;

/// Learnability between the API and the domain.
public final class LearnabilityMapping {
  private LearnabilityMapping() {}

  /// What is given, and what the policy says of the rest.
  ///
  /// @throws ServiceException when no option can be so much better
  public static Assumptions fromApi(
      Metric metric,
      @Nullable Double decisionsPerWeek,
      @Nullable Double rate,
      @Nullable Double difference) {
    var assumptions = Assumptions.of(metric, decisionsPerWeek, rate, difference);
    double room = Assumptions.room(metric, assumptions.rate());
    if (assumptions.difference() >= room) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "No option can be so much better than the others",
          List.of(
              new FieldFault("difference", "TOO_LARGE", "must be below " + Sentence.number(room))));
    }
    return assumptions;
  }

  public static LearnabilityJson toApi(PolicyContent content) {
    return toApi(Learnability.of(content));
  }

  public static LearnabilityJson toApi(Learnability learnability) {
    var assumptions = learnability.assumptions();
    return new LearnabilityJson()
        .sentence(learnability.sentence())
        .decisionsPerWeek(assumptions.decisionsPerWeek())
        .rate(assumptions.rate())
        .difference(assumptions.difference())
        .options(learnability.options())
        .share(learnability.share())
        .times(learnability.times().stream().map(time -> toApi(time, assumptions)).toList())
        .assumptions(learnability.notes());
  }

  private static LearningTimeJson toApi(LearningTime time, Assumptions assumptions) {
    var told =
        new LearningTimeJson()
            .way(LearningWayJson.fromValue(time.way().name()))
            .difference(time.difference());
    return time.never() == null
        ? told.randomised(time.randomised())
            .units(time.units())
            .weeks(time.units() / assumptions.decisionsPerWeek())
            .weeksMostly(time.mostly() / assumptions.decisionsPerWeek())
        : told.never(time.never());
  }
}
