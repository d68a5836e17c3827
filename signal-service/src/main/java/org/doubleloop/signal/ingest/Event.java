package org.doubleloop.signal.ingest;

import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.edit.Edit;
import org.doubleloop.signal.outcome.Outcome;

/// What a valid CloudEvent tells.
sealed interface Event {
  record OfAction(Action action) implements Event {}

  record OfEdit(Edit edit) implements Event {}

  record OfOutcome(Outcome outcome) implements Event {}
}
