package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.jspecify.annotations.Nullable;

/// What an action by an option of a policy has led to, and the statement that it replaces.
///
/// @param version the policy version that the action names
/// @param actorKind who did it: a person, an agent, a tool
/// @param previous null where this says that the action was done
/// @param recordedAt when that was captured
/// @param readAt when this process read it, by the true time
public record Evidence(
    PolicyKey key,
    @Nullable Integer version,
    String option,
    Map<String, Object> context,
    @Nullable String trigger,
    Occasion occasion,
    @Nullable String actorKind,
    Instant actionAt,
    List<CountedOutcome> outcomes,
    @Nullable List<CountedOutcome> previous,
    Instant recordedAt,
    Instant readAt) {
  public Evidence {
    context = Map.copyOf(context);
    outcomes = List.copyOf(outcomes);
    previous = previous == null ? null : List.copyOf(previous);
  }

  /// What a signal says, where its action followed a policy's option.
  public static Optional<Evidence> of(FeedItem item, Instant readAt) {
    return switch (item) {
      case Action action -> of(action, readAt);
      case Connected connected -> of(connected, readAt);
      default -> Optional.empty();
    };
  }

  /// By when all versions had been made that may have been in force when the action was done. The
  /// clock of a sandbox may be ahead of the true time, by which policies are known to be complete;
  /// but what was in force when something was captured had been made before it was read.
  Instant decidedBy() {
    return actionAt.isBefore(readAt) ? actionAt : readAt;
  }

  private static Optional<Evidence> of(Action action, Instant readAt) {
    var option = action.option();
    return option == null
        ? Optional.empty()
        : action
            .policyKey()
            .map(key ->
                new Evidence(
                    key,
                    action.version(),
                    option,
                    action.context(),
                    action.trigger(),
                    action.occasion(),
                    action.actor() == null ? null : action.actor().kind(),
                    action.at(),
                    List.of(),
                    null,
                    action.recordedAt(),
                    readAt));
  }

  private static Optional<Evidence> of(Connected connected, Instant readAt) {
    var option = connected.option();
    return option == null
        ? Optional.empty()
        : connected
            .policyKey()
            .map(key ->
                new Evidence(
                    key,
                    connected.version(),
                    option,
                    connected.context(),
                    connected.trigger(),
                    connected.occasion(),
                    connected.actorKind(),
                    connected.actionAt(),
                    connected.outcomes(),
                    connected.previous(),
                    connected.recordedAt(),
                    readAt));
  }
}
