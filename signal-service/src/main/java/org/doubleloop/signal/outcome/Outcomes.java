package org.doubleloop.signal.outcome;

import java.util.List;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.SignalProblem;
import org.doubleloop.signal.capture.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The outcomes among the signals.
@Component
public final class Outcomes {
  private final Signals signals;
  private final OutcomeType type;
  private final AwaitingOutcomes awaiting;

  public Outcomes(Signals signals, OutcomeType type, AwaitingOutcomes awaiting) {
    this.signals = signals;
    this.type = type;
    this.awaiting = awaiting;
  }

  /// Stores an outcome under the name that its header has from `creation`, or answers the stored
  /// one that this one repeats.
  ///
  /// @throws ServiceException when it corrects what is no outcome of its action
  public Outcome create(Creation creation, Outcome outcome) {
    requireCorrected(outcome);
    return capture(creation, outcome);
  }

  /// Likewise, but it may correct what is not there yet.
  Outcome capture(Creation creation, Outcome outcome) {
    return signals.create(creation, type, outcome);
  }

  /// The outcomes of an action, in the order of their capture.
  ///
  /// @param after the place to read on from, or null
  public Listed<Outcome> of(String organization, String action, @Nullable String after) {
    return signals.about(type, organization, action, after);
  }

  /// Outcomes that belong to no captured action, those captured first first.
  ///
  /// @param ambiguous only those of which a person must say where they belong
  /// @param after the place to read on from, or null
  public Listed<Outcome> orphans(
      String organization, boolean ambiguous, @Nullable String after, int limit) {
    return awaiting.of(organization, ambiguous, after, limit);
  }

  /// Where an outcome can be read again.
  String path(Outcome outcome) {
    return type.path(outcome);
  }

  private void requireCorrected(Outcome outcome) {
    var corrects = outcome.corrects();
    if (corrects == null) {
      return;
    }
    boolean known =
        signals
            .find(type, outcome.header().organization(), corrects)
            .map(Outcome::belongsTo)
            .filter(belongs -> belongs.equals(outcome.action()))
            .isPresent();
    if (!known) {
      throw new ServiceException(
          SignalProblem.UNKNOWN_OUTCOME,
          "The action has no outcome " + corrects,
          List.of(new FieldFault("/corrects", "UNKNOWN", "must name an outcome of the action")));
    }
  }
}
