package org.doubleloop.signal.thread;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.Actions;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.connection.Connection;
import org.doubleloop.signal.connection.Statements;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.edit.EditType;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.Outcomes;
import org.doubleloop.signal.policy.KnownPolicies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what is said about actions from where each part of it stands.
@Component
record ActionThreads(
    Actions actions,
    Signals signals,
    EditType edits,
    Outcomes outcomes,
    Statements statements,
    KnownPolicies policies,
    OrganizationClock clock) {

  /// An action and what followed, as much of it as an answer holds.
  ///
  /// @param reckoning what of all that is connected counts, on whatever page it is told
  /// @param folded how many more outcomes say the same as others and are not told
  /// @param next where to go on; null at the end
  record ActionThread(
      Action action,
      List<Edit> edits,
      List<Outcome> outcomes,
      Reckoning reckoning,
      int folded,
      @Nullable ThreadPlace next) {}

  /// @throws org.doubleloop.kit.problem.ServiceException when the organization has no such action
  ActionThread of(String organization, String id, ThreadPlace from) {
    var action = actions.get(organization, id);
    // before the outcomes, so that nothing is counted that is not told
    var connected = statements.newest(organization, id).map(Connection::outcomes).orElse(List.of());
    var edited = signals.about(edits, organization, id, from.edits());
    var led = outcomes.of(organization, id, from.outcomes());
    var reckoning =
        Reckoning.of(
            policies, action, all(organization, id, from, led), connected, clock.instant());
    return new ActionThread(
        action,
        edited.items(),
        led.items(),
        reckoning,
        signals.folded(organization, id),
        ThreadPlace.next(edited.next(), led.next()));
  }

  /// What corrects an outcome may stand on another page than the outcome.
  private List<Outcome> all(
      String organization, String id, ThreadPlace from, Listed<Outcome> page) {
    if (from.equals(ThreadPlace.START) && page.next() == null) {
      return page.items();
    }
    var all = new ArrayList<Outcome>();
    var place = ThreadPlace.START.outcomes();
    while (place != null) {
      var next = outcomes.of(organization, id, place);
      all.addAll(next.items());
      place = next.next();
    }
    return all;
  }
}
