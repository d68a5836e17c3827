package org.doubleloop.policy.conduct;

import java.util.Optional;
import java.util.Set;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.ExperimentEvent.KeyedRequest;
import org.jspecify.annotations.Nullable;

/// A request to take a step with an experiment, on the condition that it has not changed.
///
/// @param by who asks
/// @param ifMatch the header as sent
/// @param keyed present when it has an idempotency key
record StepRequest(
    String organization,
    String experiment,
    Who by,
    @Nullable String ifMatch,
    @Nullable KeyedRequest keyed) {

  /// Who asks, and what their key may.
  record Who(String principal, Set<String> scopes) {
    Who {
      scopes = Set.copyOf(scopes);
    }

    boolean reviews() {
      return scopes.contains("proposals:review");
    }

    boolean writes() {
      return scopes.contains("policies:write");
    }
  }

  /// The experiment as this request left it, when it was made before.
  ///
  /// @throws org.doubleloop.kit.problem.ServiceException when its key was used with another body
  Optional<Experiment> answered(Experiment experiment) {
    if (keyed == null) {
      return Optional.empty();
    }
    var made = experiment.history().bodyHash(keyed);
    if (made.isPresent() && !made.get().equals(keyed.bodyHash())) {
      throw new Creation(organization, keyed.key(), Creation.Naming.KEY).conflict();
    }
    return experiment.history().after(keyed).map(experiment::with);
  }
}
