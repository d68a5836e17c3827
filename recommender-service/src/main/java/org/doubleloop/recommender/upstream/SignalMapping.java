package org.doubleloop.recommender.upstream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.client.signal.model.CertaintyJson;
import org.doubleloop.client.signal.model.ConnectedJson;
import org.doubleloop.client.signal.model.CountedOutcomeJson;
import org.doubleloop.client.signal.model.SignalJson;
import org.doubleloop.recommender.fold.Observation;
import org.doubleloop.recommender.metric.Outcome;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.suggestion.ActedOn;

/// Signals as this service understands them.
final class SignalMapping {

  private SignalMapping() {}

  /// What a signal says of an action's outcomes, where an action followed a policy's option.
  static Optional<Observation> observation(SignalJson signal) {
    ConnectedJson connected = signal.getConnected();
    if (connected == null || connected.getPolicy() == null || connected.getOption() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Observation(
            new PolicyKey(signal.getOrganization(), connected.getPolicy()),
            Optional.ofNullable(connected.getVersion()),
            connected.getOption(),
            connected.getContext() == null ? Map.of() : connected.getContext(),
            connected.getActionAt(),
            outcomes(connected.getOutcomes()),
            outcomes(connected.getPrevious())));
  }

  /// The action in a signal, where it followed a policy.
  static Optional<ActedOn> act(SignalJson signal) {
    return Optional.ofNullable(signal.getAction())
        .filter(action -> action.getPolicy() != null)
        .map(action ->
            new ActedOn(
                new PolicyKey(signal.getOrganization(), action.getPolicy()),
                action.getSubject(),
                Optional.ofNullable(action.getAccount()),
                Optional.ofNullable(action.getSuggestion()),
                action.getRecordedAt()));
  }

  private static List<Outcome> outcomes(List<CountedOutcomeJson> counted) {
    return counted.stream()
        .map(outcome ->
            new Outcome(
                outcome.getType(),
                outcome.getValue(),
                outcome.getAt(),
                outcome.getFinal(),
                outcome.getCertainty() == CertaintyJson.CERTAIN))
        .toList();
  }
}
