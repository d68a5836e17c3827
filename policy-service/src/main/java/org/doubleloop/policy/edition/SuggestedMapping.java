package org.doubleloop.policy.edition;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.api.policy.model.NewChangeJson;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a body suggests: a whole content, or steps from the base version's.
public final class SuggestedMapping {
  private static final JsonMapper MAPPER = StrictJson.mapper();

  private SuggestedMapping() {}

  /// What is suggested, to be read once the base is known; null where nothing is.
  ///
  /// @param others further faults that the body has, told together with those of the content
  /// @throws ServiceException `invalid-request` when both are given
  public static Suggested.@Nullable Reader fromApi(
      @Nullable PolicyContentJson content,
      @Nullable List<NewChangeJson> change,
      FieldFaults others) {
    List<NewChangeJson> given = change == null ? List.of() : change;
    if (content != null && !given.isEmpty()) {
      throw invalid("EXCLUSIVE", "must be absent where the whole `content` is given");
    }
    if (content != null) {
      return base -> whole(content, base, others);
    }
    if (given.isEmpty()) {
      return null;
    }
    var steps = steps(given);
    return base -> stepwise(steps, given, base, others);
  }

  /// As [#fromApi], where something has to be suggested.
  public static Suggested.Reader required(
      @Nullable PolicyContentJson content,
      @Nullable List<NewChangeJson> change,
      FieldFaults others) {
    var reader = fromApi(content, change, others);
    if (reader == null) {
      throw invalid("REQUIRED", "must say what is to be another, or `content` all of it");
    }
    return reader;
  }

  private static Suggested whole(PolicyContentJson model, PolicyContent base, FieldFaults others) {
    var faults = new FieldFaults();
    var content = PolicyValidation.read(model, base, faults);
    throwIfAny(faults, others);
    return new Suggested(content, null);
  }

  private static Suggested stepwise(
      List<ChangeStep> steps, List<NewChangeJson> change, PolicyContent base, FieldFaults others) {
    var faults = new FieldFaults();
    try {
      var content = PolicyValidation.read(ChangeStep.apply(steps, base), base, faults);
      throwIfAny(faults, others);
      return new Suggested(content, MAPPER.writeValueAsString(change));
    } catch (ChangeStep.Fault fault) {
      faults.add("/change/" + fault.step() + "/" + fault.field(), "STEP", fault.getMessage() + "");
      throwIfAny(faults, others);
      throw fault;
    }
  }

  /// @throws ServiceException `invalid-request` where the fields of a step do not fit together
  private static List<ChangeStep> steps(List<NewChangeJson> change) {
    var faults = new FieldFaults();
    var steps = new ArrayList<ChangeStep>();
    for (int i = 0; i < change.size(); i++) {
      var step = new StepMapping(change.get(i), "/change/" + i, faults).fromApi();
      if (step != null) {
        steps.add(step);
      }
    }
    if (!faults.found().isEmpty()) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "The fields of a step do not fit its `op` and `kind`",
          faults.found());
    }
    return steps;
  }

  private static void throwIfAny(FieldFaults faults, FieldFaults others) {
    others.found().forEach(faults::add);
    faults.throwIfAny();
  }

  private static ServiceException invalid(String code, String message) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        "Give either `content` or `change`",
        List.of(new FieldFault("/change", code, message)));
  }
}
