package org.doubleloop.signal.thread;

import java.util.List;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.Actions;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.connection.Connection;
import org.doubleloop.signal.connection.Statements;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.edit.EditType;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.Outcomes;
import org.springframework.stereotype.Component;

/// Reads what is said about actions from where each part of it stands.
@Component
record ActionThreads(
    Actions actions, Signals signals, EditType edits, Outcomes outcomes, Statements statements) {

  /// An action and what followed.
  ///
  /// @param counted the outcomes as the newest statement counts them
  record ActionThread(
      Action action, List<Edit> edits, List<Outcome> outcomes, List<CountedOutcome> counted) {}

  /// @throws org.doubleloop.kit.problem.ServiceException when the organization has no such action
  ActionThread of(String organization, String id) {
    var action = actions.get(organization, id);
    // before the outcomes, so that nothing is counted that is not told
    var counted = statements.newest(organization, id).map(Connection::outcomes).orElse(List.of());
    return new ActionThread(
        action, signals.about(edits, organization, id), outcomes.of(organization, id), counted);
  }
}
