package org.doubleloop.signal.joiner;

import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.action.ActionType;
import org.doubleloop.signal.capture.SignalProblem;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.join.Join;
import org.doubleloop.signal.join.Join.Alternative;
import org.doubleloop.signal.join.JoinRule;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.OutcomeType;
import org.doubleloop.signal.seeking.Move;
import org.doubleloop.signal.seeking.Room;
import org.doubleloop.signal.seeking.SeekingOutcomes;
import org.doubleloop.signal.seeking.Standing;
import org.doubleloop.signal.type.Captured;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where people say that outcomes belong.
@Component
final class StatedJoins {
  private final Signals signals;
  private final ActionType actions;
  private final OutcomeType type;
  private final SeekingOutcomes outcomes;
  private final Room room;
  private final JoinNotes notes;
  private final OrganizationClock clock;

  StatedJoins(
      Signals signals,
      ActionType actions,
      OutcomeType type,
      SeekingOutcomes outcomes,
      Room room,
      JoinNotes notes,
      OrganizationClock clock) {
    this.signals = signals;
    this.actions = actions;
    this.type = type;
    this.outcomes = outcomes;
    this.room = room;
    this.notes = notes;
    this.clock = clock;
  }

  /// @throws ServiceException when the organization has no such outcome
  Outcome get(String organization, String id) {
    return signals.find(type, organization, id).orElseThrow(() -> unknown(id));
  }

  /// Keeps what a person says, and answers the outcome as it belongs now. What follows from it is
  /// stated a moment later.
  ///
  /// @param action the public id of the action that it belongs to; null where that is none
  /// @param by who says so
  /// @throws ServiceException when there is no such outcome or action, or no room
  Outcome state(String organization, String id, @Nullable String action, String by) {
    var documentId = type.documentId(organization, id);
    var actionKey = action == null ? null : actions.documentId(organization, action);
    for (; ; ) {
      var found = outcomes.read(List.of(documentId));
      if (found.isEmpty()) {
        throw unknown(id);
      }
      requireKnown(organization, action);
      var standing = found.getFirst();
      var join = standing.outcome().join();
      boolean isSaid = join != null && !join.isByRule();
      if (isSaid && Objects.equals(standing.actionKey(), actionKey)) {
        return standing.outcome();
      }
      requireRoom(standing, actionKey);
      var stated =
          new Join(
              JoinRule.STATED,
              action,
              clock.instant(),
              by,
              join == null ? List.of() : others(join, action));
      if (outcomes.write(List.of(Move.stated(standing, stated, actionKey)))) {
        notes.seeking().add(documentId);
        return get(organization, id);
      }
    }
  }

  private void requireKnown(String organization, @Nullable String action) {
    if (action != null && !signals.contains(actions, organization, action)) {
      throw new ServiceException(
          SignalProblem.UNKNOWN_ACTION,
          "There is no action " + action,
          List.of(new FieldFault("/action", "UNKNOWN", "must name an action")));
    }
  }

  private void requireRoom(Standing standing, @Nullable String actionKey) {
    if (actionKey != null
        && !actionKey.equals(standing.actionKey())
        && !room.isIn(actionKey, standing.outcome())) {
      throw new ServiceException(SignalProblem.ACTION_FULL, Captured.overfull(type));
    }
  }

  /// The alternatives that the rule saw, without the one that it is now.
  private static List<Alternative> others(Join before, @Nullable String action) {
    return before.alternatives().stream().filter(other -> !other.action().equals(action)).toList();
  }

  private static ServiceException unknown(String id) {
    return new ServiceException(CommonProblem.NOT_FOUND, "There is no outcome " + id);
  }
}
