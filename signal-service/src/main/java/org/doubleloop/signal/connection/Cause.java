package org.doubleloop.signal.connection;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.action.Actor;
import org.doubleloop.signal.action.Occasion;
import org.doubleloop.signal.action.Units;
import org.jspecify.annotations.Nullable;

/// What a statement repeats of the action that it is about.
///
/// @param action the public id of the action
/// @param at when it was done
/// @param actorKind who did it; null too where that was stated before it was kept
/// @param units keyed hashes of subject and account, which stay when those are erased
public record Cause(
    String action,
    Instant at,
    String subject,
    Units units,
    @Nullable String policy,
    @Nullable Integer version,
    @Nullable String option,
    @Nullable String suggestion,
    @Nullable String draft,
    @Nullable String trigger,
    Occasion occasion,
    Map<String, Object> context,
    Actor.@Nullable Kind actorKind) {

  public Cause {
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  public static Cause of(Action action) {
    return new Cause(
        action.header().id(),
        action.at(),
        action.subject(),
        action.units(),
        action.policy(),
        action.version(),
        action.option(),
        action.suggestion(),
        action.draft(),
        action.trigger(),
        action.occasion(),
        action.context(),
        action.actor() == null ? null : action.actor().kind());
  }
}
