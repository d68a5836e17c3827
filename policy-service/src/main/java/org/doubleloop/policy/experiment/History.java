package org.doubleloop.policy.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.doubleloop.policy.experiment.Experiment.State;
import org.doubleloop.policy.experiment.ExperimentEvent.Concluded;
import org.doubleloop.policy.experiment.ExperimentEvent.Consented;
import org.doubleloop.policy.experiment.ExperimentEvent.Drafted;
import org.doubleloop.policy.experiment.ExperimentEvent.Ended;
import org.doubleloop.policy.experiment.ExperimentEvent.KeyedRequest;
import org.doubleloop.policy.experiment.ExperimentEvent.Paused;
import org.doubleloop.policy.experiment.ExperimentEvent.Rebased;
import org.doubleloop.policy.experiment.ExperimentEvent.Refused;
import org.doubleloop.policy.experiment.ExperimentEvent.Resulted;
import org.doubleloop.policy.experiment.ExperimentEvent.Resumed;
import org.doubleloop.policy.experiment.ExperimentEvent.Started;
import org.doubleloop.policy.experiment.ExperimentEvent.Starting;
import org.jspecify.annotations.Nullable;

/// What became of an experiment so far.
///
/// @param events all that happened, in order; the first one is that it was drafted
public record History(List<ExperimentEvent> events) {
  public History {
    events = List.copyOf(events);
    if (events.isEmpty() || !(events.getFirst() instanceof Drafted)) {
      throw new IllegalArgumentException("An experiment begins by being drafted");
    }
  }

  /// With what happened next.
  public History with(List<? extends ExperimentEvent> next) {
    var all = new ArrayList<>(events);
    all.addAll(next);
    return new History(all);
  }

  /// The number of the last change, from 1: what a caller has read is known by it.
  public int changeNumber() {
    return events.getLast().stamp().number();
  }

  public Drafted drafted() {
    return (Drafted) events.getFirst();
  }

  public State state() {
    for (var event : events.reversed()) {
      switch (event) {
        case Drafted _, Refused _ -> {
          return State.DRAFT;
        }
        case Starting _ -> {
          return State.STARTING;
        }
        case Started _, Resumed _ -> {
          return State.RUNNING;
        }
        case Paused _ -> {
          return State.PAUSED;
        }
        case Ended _ -> {
          return State.ENDED;
        }
        case Concluded _ -> {
          return State.CONCLUDED;
        }
        case Consented _, Rebased _, Resulted _ -> {
          // It is what it was.
        }
      }
    }
    throw new IllegalStateException("It begins by being drafted");
  }

  /// What variant B says now.
  public Variant variant() {
    return last(Rebased.class).map(Rebased::variant).orElseGet(() -> drafted().variant());
  }

  /// Who has consented to it, in order; where it was refused, since then.
  public List<String> consents() {
    var consents = new ArrayList<String>();
    for (var event : events) {
      if (event instanceof Consented(var stamp)) {
        consents.add(stamp.by());
      } else if (event instanceof Refused) {
        consents.clear();
      }
    }
    return List.copyOf(consents);
  }

  /// The change by which it was last to run; 0 where it never was.
  int startNumber() {
    return last(Starting.class).map(starting -> starting.stamp().number()).orElse(0);
  }

  /// Since when it has run; null where it never has.
  public @Nullable Instant startedAt() {
    return last(Started.class).map(started -> started.stamp().at()).orElse(null);
  }

  /// With what came of it, also where that was said later.
  public @Nullable Ending ending() {
    var ended = ended();
    if (ended == null) {
      return null;
    }
    var results = last(Resulted.class);
    return results.isPresent() ? ended.ending().with(results.get().results()) : ended.ending();
  }

  public @Nullable Ended ended() {
    return last(Ended.class).orElse(null);
  }

  public @Nullable Concluded concluded() {
    return last(Concluded.class).orElse(null);
  }

  /// What a request made of it, with what followed by itself; empty where there was no such
  /// request.
  public Optional<History> after(KeyedRequest request) {
    return events.stream()
        .map(ExperimentEvent::stamp)
        .filter(stamp -> stamp.request() != null && stamp.request().key().equals(request.key()))
        .findFirst()
        .map(stamp -> after(stamp.number()));
  }

  /// What a change made of it, with whether it could start, whatever came later.
  public History after(int changeNumber) {
    int end = 0;
    while (end < events.size() && events.get(end).stamp().number() <= changeNumber) {
      end++;
    }
    if (events.get(end - 1) instanceof Starting) {
      while (end < events.size() && !isStart(events.get(end))) {
        end++;
      }
      end = Math.min(end + 1, events.size());
    }
    return new History(events.subList(0, end));
  }

  private static boolean isStart(ExperimentEvent event) {
    return event instanceof Started || event instanceof Refused || event instanceof Ended;
  }

  /// The body hash under which a request's key was used.
  public Optional<String> bodyHash(KeyedRequest request) {
    return events.stream()
        .map(event -> event.stamp().request())
        .filter(Objects::nonNull)
        .filter(made -> made.key().equals(request.key()))
        .map(KeyedRequest::bodyHash)
        .findFirst();
  }

  private <T extends ExperimentEvent> Optional<T> last(Class<T> type) {
    return Stream.of(events.reversed())
        .flatMap(List::stream)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
