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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what is said about actions from where each part of it stands.
@Component
record ActionThreads(
    Actions actions, Signals signals, EditType edits, Outcomes outcomes, Statements statements) {

  /// An action and what followed, as much of it as an answer holds.
  ///
  /// @param counted the outcomes as the newest statement counts them
  /// @param next where to go on; null at the end
  record ActionThread(
      Action action,
      List<Edit> edits,
      List<Outcome> outcomes,
      List<CountedOutcome> counted,
      @Nullable ThreadPlace next) {}

  /// @throws org.doubleloop.kit.problem.ServiceException when the organization has no such action
  ActionThread of(String organization, String id, ThreadPlace from) {
    var action = actions.get(organization, id);
    // before the outcomes, so that nothing is counted that is not told
    var counted = statements.newest(organization, id).map(Connection::outcomes).orElse(List.of());
    var edited = signals.about(edits, organization, id, from.edits());
    var led = outcomes.of(organization, id, from.outcomes());
    return new ActionThread(
        action, edited.items(), led.items(), counted, ThreadPlace.next(edited.next(), led.next()));
  }
}
