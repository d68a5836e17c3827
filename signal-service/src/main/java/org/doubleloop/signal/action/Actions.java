package org.doubleloop.signal.action;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.util.ArrayList;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.capture.Kind;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.NewSignal;
import org.doubleloop.signal.capture.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The actions among the signals.
@Component
public final class Actions {
  private final Signals signals;

  public Actions(Signals signals) {
    this.signals = signals;
  }

  /// The action as it is about to be stored.
  public NewSignal draft(Action action) {
    return ActionDocuments.draft(action);
  }

  /// Stores an action under the name that its header has from `creation`, or answers the stored one
  /// that this one repeats.
  public Action create(Creation creation, Action action) {
    return ActionDocuments.action(signals.create(creation, draft(action)));
  }

  /// @throws ServiceException when the organization has no such action
  public Action get(String organization, String id) {
    return signals
        .find(Kind.ACTION, organization, id)
        .map(ActionDocuments::action)
        .orElseThrow(() -> unknown(id));
  }

  /// @throws ServiceException when the organization has no such action
  public void require(String organization, String id) {
    if (!signals.contains(Kind.ACTION, organization, id)) {
      throw unknown(id);
    }
  }

  /// The newest actions, newest first.
  ///
  /// @param before the place to read on from, or null
  public Listed<Action> newest(
      String organization, Filter filter, @Nullable String before, int limit) {
    return Listed.of(
        signals.newest(Kind.ACTION, organization, filter.bson(), before, limit),
        ActionDocuments::action,
        Signals::position);
  }

  /// What the listed actions have in common; null is anything.
  public record Filter(@Nullable String policy, @Nullable String subject) {
    private @Nullable Bson bson() {
      var conditions = new ArrayList<Bson>();
      if (policy != null) {
        conditions.add(eq("policy", policy));
      }
      if (subject != null) {
        conditions.add(eq("subject", subject));
      }
      return conditions.isEmpty() ? null : and(conditions);
    }
  }

  private static ServiceException unknown(String id) {
    return new ServiceException(CommonProblem.NOT_FOUND, "There is no action " + id);
  }
}
