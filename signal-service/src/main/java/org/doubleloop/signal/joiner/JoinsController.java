package org.doubleloop.signal.joiner;

import java.util.List;
import org.doubleloop.api.signal.JoinsApi;
import org.doubleloop.api.signal.model.OutcomeJson;
import org.doubleloop.api.signal.model.StatedJoinJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.outcome.OutcomeMapping;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// Where outcomes belong.
@RestController
final class JoinsController implements JoinsApi {
  private final StatedJoins joins;

  JoinsController(StatedJoins joins) {
    this.joins = joins;
  }

  @Override
  public ResponseEntity<OutcomeJson> getOutcome(String id) {
    return ResponseEntity.ok(
        OutcomeMapping.withJoin(joins.get(Callers.current().organization(), id)));
  }

  @Override
  public ResponseEntity<OutcomeJson> stateJoin(String id, StatedJoinJson stated) {
    boolean isNone = Boolean.TRUE.equals(stated.getNone());
    if (isNone == (stated.getAction() != null)) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "One value is not valid",
          List.of(
              isNone
                  ? new FieldFault("/action", "EXCLUSIVE", "must be absent where it is none")
                  : new FieldFault("/action", "REQUIRED", "is required, or else none as true")));
    }
    var caller = Callers.current();
    return ResponseEntity.ok(
        OutcomeMapping.withJoin(
            joins.state(caller.organization(), id, stated.getAction(), caller.principal())));
  }
}
