package org.doubleloop.signal.ingest;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.action.Actions;
import org.doubleloop.signal.capture.Captured;
import org.doubleloop.signal.capture.NewSignal;
import org.doubleloop.signal.capture.SignalProblem;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.edit.Edits;
import org.doubleloop.signal.outcome.Outcomes;
import org.springframework.stereotype.Component;

/// Captures events.
@Component
final class Ingestion {
  private final EventMapping mapping;
  private final Signals signals;
  private final Actions actions;
  private final Edits edits;
  private final Outcomes outcomes;
  private final InstantSource clock;

  Ingestion(
      EventMapping mapping,
      Signals signals,
      Actions actions,
      Edits edits,
      Outcomes outcomes,
      InstantSource clock) {
    this.mapping = mapping;
    this.signals = signals;
    this.actions = actions;
    this.edits = edits;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /// What became of an event.
  sealed interface Result {
    record Stored(String id) implements Result {}

    record Repeated(String id) implements Result {}

    record Conflicting(String id, ServiceException problem) implements Result {}

    record Invalid(ServiceException problem) implements Result {}

    /// Whether it is stored is not known; sending it again tells.
    record Unavailable(String id, ServiceException problem) implements Result {}
  }

  /// Captures one event.
  ///
  /// @throws ServiceException when it is not valid
  Result capture(String organization, byte[] json) {
    var draft = draft(organization, json);
    return result(draft, signals.capture(draft));
  }

  /// Captures events, in one group commit where they fit, with a result for each in order.
  List<Result> captureAll(String organization, List<byte[]> events) {
    var read = events.stream().map(event -> read(organization, event)).toList();
    var drafts = new ArrayList<NewSignal>(read.size());
    for (var one : read) {
      if (one instanceof Read.Valid(var draft)) {
        drafts.add(draft);
      }
    }
    var results = store(drafts).iterator();
    return read.stream()
        .map(one ->
            switch (one) {
              case Read.Valid _ -> results.next();
              case Read.Faulty(var problem) -> new Result.Invalid(problem);
            })
        .toList();
  }

  private sealed interface Read {
    record Valid(NewSignal draft) implements Read {}

    record Faulty(ServiceException problem) implements Read {}
  }

  private Read read(String organization, byte[] event) {
    try {
      return new Read.Valid(draft(organization, event));
    } catch (ServiceException invalid) {
      return new Read.Faulty(invalid);
    }
  }

  private List<Result> store(List<NewSignal> drafts) {
    var results = new ArrayList<Result>(drafts.size());
    if (drafts.isEmpty()) {
      return results;
    }
    try {
      var captured = signals.captureAll(drafts);
      for (int i = 0; i < drafts.size(); i++) {
        results.add(result(drafts.get(i), captured.get(i)));
      }
    } catch (StoreUnavailableException unanswered) {
      var problem =
          new ServiceException(
              CommonProblem.STORE_UNAVAILABLE,
              "The store did not answer; sending the event again tells whether it is stored");
      drafts.forEach(draft -> results.add(new Result.Unavailable(draft.header().id(), problem)));
    }
    return results;
  }

  private static Result result(NewSignal draft, Captured<?> captured) {
    var id = draft.header().id();
    return switch (captured) {
      case Captured.Stored<?> _ -> new Result.Stored(id);
      case Captured.Repeated<?> _ -> new Result.Repeated(id);
      case Captured.Conflicting<?> _ ->
          new Result.Conflicting(
              id,
              new ServiceException(
                  CommonProblem.CONFLICT, "This event is stored already, with other content"));
      case Captured.Overfull<?> _ ->
          new Result.Invalid(
              new ServiceException(SignalProblem.ACTION_FULL, Captured.overfull(draft.kind())));
      case Captured.Refused<?>(var reason) ->
          new Result.Invalid(new ServiceException(CommonProblem.PAYLOAD_TOO_LARGE, reason));
    };
  }

  private NewSignal draft(String organization, byte[] json) {
    return switch (mapping.event(organization, json, clock.instant())) {
      case Event.OfAction(var action) -> actions.draft(action);
      case Event.OfEdit(var edit) -> edits.draft(edit);
      case Event.OfOutcome(var outcome) -> outcomes.draft(outcome);
    };
  }
}
