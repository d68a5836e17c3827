package org.doubleloop.signal.story;

import java.util.List;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.Actions;
import org.doubleloop.signal.connection.Connection;
import org.doubleloop.signal.connection.Statements;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.edit.Edits;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.Outcomes;
import org.springframework.stereotype.Component;

/// Where the parts of an action's story stand.
@Component
record Stories(Actions actions, Edits edits, Outcomes outcomes, Statements statements) {

  /// An action and what followed.
  ///
  /// @param counted the outcomes as the newest statement counts them
  record Story(
      Action action, List<Edit> edits, List<Outcome> outcomes, List<CountedOutcome> counted) {}

  /// @throws org.doubleloop.kit.problem.ServiceException when the organization has no such action
  Story of(String organization, String id) {
    var action = actions.get(organization, id);
    // before the outcomes, so that nothing is counted that is not told
    var counted = statements.newest(organization, id).map(Connection::outcomes).orElse(List.of());
    return new Story(action, edits.of(organization, id), outcomes.of(organization, id), counted);
  }
}
