package org.doubleloop.signal.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.capture.SignalProblem;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.note.Note;
import org.doubleloop.signal.note.NoteDocuments;
import org.doubleloop.signal.type.Captured;
import org.doubleloop.signal.type.Difference;
import org.doubleloop.signal.type.NewSignal;
import org.springframework.stereotype.Component;

/// Captures events.
@Component
final class Ingestion {
  private final EventMapping mapping;
  private final Signals signals;
  private final OrganizationClock clock;

  Ingestion(EventMapping mapping, Signals signals, OrganizationClock clock) {
    this.mapping = mapping;
    this.signals = signals;
    this.clock = clock;
  }

  /// What became of an event.
  sealed interface Result {
    /// @param notes what of it will not count
    record Stored(String id, List<Note> notes) implements Result {}

    /// @param notes as they were made when it was stored
    record Repeated(String id, List<Note> notes) implements Result {}

    record Conflicting(String id, ServiceException problem) implements Result {}

    record Invalid(ServiceException problem) implements Result {}

    /// Whether it is stored is not known; sending it again tells.
    record Unavailable(String id, ServiceException problem) implements Result {}
  }

  /// Captures one event.
  ///
  /// @throws ServiceException when it is not valid
  Result capture(String organization, byte[] json) {
    var event = event(organization, json);
    return result(
        event,
        kept(event).orElseGet(() -> signals.capture(event.newSignal()).map(NoteDocuments::notes)));
  }

  /// Captures events, in one group commit where they fit, with a result for each in order.
  List<Result> captureAll(String organization, List<byte[]> events) {
    var read = events.stream().map(event -> read(organization, event)).toList();
    var valid = new ArrayList<Event<?>>(read.size());
    for (var one : read) {
      if (one instanceof Read.Valid(var event)) {
        valid.add(event);
      }
    }
    var results = store(valid).iterator();
    return read.stream()
        .map(one ->
            switch (one) {
              case Read.Valid _ -> results.next();
              case Read.Faulty(var problem) -> new Result.Invalid(problem);
            })
        .toList();
  }

  private sealed interface Read {
    record Valid(Event<?> event) implements Read {}

    record Faulty(ServiceException problem) implements Read {}
  }

  private Read read(String organization, byte[] event) {
    try {
      return new Read.Valid(event(organization, event));
    } catch (ServiceException invalid) {
      return new Read.Faulty(invalid);
    }
  }

  private List<Result> store(List<Event<?>> events) {
    var results = new ArrayList<Result>(events.size());
    if (events.isEmpty()) {
      return results;
    }
    try {
      var captured = captured(events);
      for (int i = 0; i < events.size(); i++) {
        results.add(result(events.get(i), captured.get(i)));
      }
    } catch (StoreUnavailableException unanswered) {
      var problem =
          new ServiceException(
              CommonProblem.STORE_UNAVAILABLE,
              "The store did not answer; sending the event again tells whether it is stored");
      events.forEach(event -> results.add(new Result.Unavailable(event.id(), problem)));
    }
    return results;
  }

  private List<Captured<List<Note>>> captured(List<Event<?>> events) {
    var kept = events.stream().map(Ingestion::kept).toList();
    var now = new ArrayList<NewSignal>(events.size());
    for (int i = 0; i < events.size(); i++) {
      if (kept.get(i).isEmpty()) {
        now.add(events.get(i).newSignal());
      }
    }
    var captured = signals.captureAll(now).iterator();
    return kept.stream()
        .map(each -> each.orElseGet(() -> captured.next().map(NoteDocuments::notes)))
        .toList();
  }

  /// Of what waits to be released nothing is noted.
  private static Optional<Captured<List<Note>>> kept(Event<?> event) {
    return event.keptUnreleased().map(kept -> kept.map(_ -> List.of()));
  }

  private static Result result(Event<?> event, Captured<List<Note>> captured) {
    var id = event.id();
    return switch (captured) {
      case Captured.Stored<List<Note>>(var notes) -> new Result.Stored(id, notes);
      case Captured.Repeated<List<Note>>(var notes) -> new Result.Repeated(id, notes);
      case Captured.Conflicting<List<Note>>(var difference) ->
          new Result.Conflicting(id, conflict(event, difference));
      case Captured.Overfull<List<Note>> _ ->
          new Result.Invalid(
              new ServiceException(SignalProblem.ACTION_FULL, Captured.overfull(event.type())));
      case Captured.Refused<List<Note>>(var reason) ->
          new Result.Invalid(new ServiceException(CommonProblem.PAYLOAD_TOO_LARGE, reason));
    };
  }

  private static ServiceException conflict(Event<?> event, Difference difference) {
    var faults = new ArrayList<>(difference.faults(event::place));
    if (difference.storedSource() == null) {
      return new ServiceException(
          CommonProblem.CONFLICT, Creation.saidOfConflict("this source and id", faults), faults);
    }
    faults.addFirst(new FieldFault("/source", "DIFFERS", "is not as it is stored"));
    return new ServiceException(
        CommonProblem.CONFLICT,
        ("The id %s is stored already from the source %s, and this is from %s. An action is named"
                + " by its id alone: the same one is sent from the same source, and another one under"
                + " an id that no other source uses, such as one that begins with the source's name")
            .formatted(event.id(), difference.storedSource(), event.signal().header().source()),
        faults);
  }

  private Event<?> event(String organization, byte[] json) {
    return mapping.event(organization, json, clock.instant());
  }
}
